import java.util.regex.Pattern;

/** Plates of cars that pass a gate are checked against the form of the country. */
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

  public static void main(String[] args) {
    String[] plates = new String[1200];
    for (int i = 0; i < plates.length; i++) plates[i] = i % 4 == 0 ? "1-" + i + "-XYZ" : "AB-C " + (i * 7 % 10000);
    long total = 0;
    for (int round = 0; round < 1500; round++) total += count(plates, round) + (checksum(round) & 7);
    System.out.println(total);
  }
}
