import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Numbers of parcels that come off a belt are looked up among those that were reported missing; or a mower notes the squares of a lawn that it has been to. */
class Main {
  static int found(Set<String> missing, String[] parcels, int round) {
    int found = round & 1;
    for (String parcel : parcels) {
      if (missing.contains(parcel)) found++;
    }
    return found;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 200_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static void belt() {
    Set<String> missing = new HashSet<>();
    for (int i = 0; i < 400; i++) missing.add("P" + i * 97);
    String[] parcels = new String[500];
    for (int i = 0; i < parcels.length; i++) parcels[i] = "P" + i * 53;
    long total = 0;
    for (int round = 0; round < 2500; round++) total += found(missing, parcels, round) + (checksum(round) & 7);
    System.out.println(total);
  }

  record Square(int row, int column) { }

  static final int SIDE = 30;

  static List<Square> mow(int steps, int seed) {
    List<Square> mown = new ArrayList<>();
    Set<Square> seen = new HashSet<>();
    int state = seed;
    int row = SIDE / 2;
    int column = SIDE / 2;
    for (int step = 0; step < steps; step++) {
      Square square = new Square(row, column);
      if (seen.add(square)) mown.add(square);
      state = (int) (state * 16807L % 2147483647L);
      switch (state >>> 8 & 3) {
        case 0 -> row = Math.max(row - 1, 0);
        case 1 -> row = Math.min(row + 1, SIDE - 1);
        case 2 -> column = Math.max(column - 1, 0);
        default -> column = Math.min(column + 1, SIDE - 1);
      }
    }
    return mown;
  }

  static void grow(double[][] grass, int day) {
    double sun = 0.6 + day % 9 * 0.1;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double height = grass[row][column];
        grass[row][column] = height + sun * Math.exp(-height / 40) * (1 + (row ^ column) * 0.01);
      }
    }
  }

  static void lawn() {
    double[][] grass = new double[SIDE][SIDE];
    double cut = 0;
    for (int day = 0; day < 1_500; day++) {
      for (int hour = 0; hour < 36; hour++) grow(grass, day + hour);
      for (Square square : mow(3000, 1 + day)) {
        cut += grass[square.row()][square.column()];
        grass[square.row()][square.column()] *= 0.5;
      }
    }
    System.out.println(cut);
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("squares")) lawn();
    else belt();
  }
}
