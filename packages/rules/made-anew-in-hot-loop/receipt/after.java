import java.util.Arrays;
import java.util.regex.Pattern;

/** Plates of cars that pass a gate are checked against the form of the country. With `board`: the departures at the stops of a tram, and what turns on their boards. */
class Main {
  static final Pattern LOCAL = Pattern.compile("[A-Z]{1,3}-[A-Z]{1,2} ?[0-9]{1,4}[EH]?");

  static boolean isLocal(String plate) {
    return LOCAL.matcher(plate).matches();
  }

  static int count(String[] plates, int round) {
    int local = round & 1;
    for (String plate : plates) {
      if (isLocal(plate)) local++;
    }
    return local;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 300_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static long plates() {
    String[] plates = new String[1200];
    for (int i = 0; i < plates.length; i++) plates[i] = i % 4 == 0 ? "1-" + i + "-XYZ" : "AB-C " + (i * 7 % 10000);
    long total = 0;
    for (int round = 0; round < 1500; round++) total += count(plates, round) + (checksum(round) & 7);
    return total;
  }

  static final class Tram {
    static final String[] STOPS = {"Harbour", "Old Market", "Town Hall", "Museum", "Botanical Garden", "Hospital", "Mill Lane", "Stadium", "Upper Bridge", "Depot"};

    final String[] shown = new String[STOPS.length];
    int state = 17;

    Tram() {
      Arrays.fill(shown, "");
    }

    static void padded(StringBuilder row, int number, int width, char with) {
      String digits = Integer.toString(number);
      for (int i = digits.length(); i < width; i++) row.append(with);
      row.append(digits);
    }

    static String row(int minute, int line, String stop) {
      StringBuilder row = new StringBuilder();
      padded(row, minute / 60, 2, '0');
      row.append(':');
      padded(row, minute % 60, 2, '0');
      row.append(' ');
      padded(row, line, 3, ' ');
      return row.append("  ").append(stop).toString();
    }

    static int turns(String from, String to) {
      int turns = 0;
      for (int i = 0; i < to.length(); i++) {
        int here = i < from.length() ? from.charAt(i) : ' ';
        turns += Math.floorMod(to.charAt(i) - here, 80);
      }
      return turns;
    }

    int delay() {
      state = (int) (state * 16807L % 2147483647L);
      return state % 3;
    }

    long day(int trams) {
      long turned = 0;
      for (int tram = 0; tram < trams; tram++) {
        int minute = 270 + 6 * tram;
        for (int stop = 0; stop < STOPS.length; stop++) {
          minute += 2 + delay();
          String row = row(minute % 1440, 1 + tram * 7 % 120, STOPS[stop]);
          turned += turns(shown[stop], row);
          shown[stop] = row;
        }
      }
      return turned;
    }
  }

  static void shorten(int[] ways, int[] onward, int first) {
    for (int to = 0; to < ways.length; to++) ways[to] = Math.min(ways[to], first + onward[to]);
  }

  /** Minutes between all stops of a town, with changes. */
  static int[][] ways(int stops, int day) {
    int[][] minutes = new int[stops][stops];
    for (int from = 0; from < stops; from++) {
      for (int to = 0; to < stops; to++) minutes[from][to] = from == to ? 0 : 3 + (from * 31 + to * 17 + day) % 97;
    }
    for (int over = 0; over < stops; over++) {
      for (int from = 0; from < stops; from++) {
        shorten(minutes[from], minutes[over], minutes[from][over]);
      }
    }
    return minutes;
  }

  static long board() {
    Tram tram = new Tram();
    long total = 0;
    for (int day = 0; day < 500; day++) {
      int[][] minutes = ways(130, day);
      for (int stop = 0; stop < minutes.length; stop++) total += minutes[stop][(stop + day) % minutes.length];
      total += tram.day(60);
    }
    return total;
  }

  public static void main(String[] args) {
    System.out.println(args.length > 0 && args[0].equals("board") ? board() : plates());
  }
}
