import java.util.HashMap;
import java.util.Map;

/** Adds up what the water meters of a town have counted, by street, and finds the street that used most. */
class Main {
  static final int STREETS = 3000;

  /** Litres of each reading, weighted by the season. */
  static long[] weighted(int[] litres, int month) {
    long[] weighted = new long[litres.length];
    for (int i = 0; i < litres.length; i++) weighted[i] = litres[i] * (100L + (month * 7 + i) % 30) / 100;
    return weighted;
  }

  static long mostUsed(int[] streets, long[] litres) {
    Map<Integer, Long> byStreet = new HashMap<>();
    for (int i = 0; i < streets.length; i++) {
      byStreet.merge(streets[i], litres[i], Long::sum);
    }
    long most = 0;
    for (long sum : byStreet.values()) most = Math.max(most, sum);
    return most;
  }

  public static void main(String[] args) {
    int[] streets = new int[20_000];
    int[] litres = new int[20_000];
    int state = 11;
    for (int i = 0; i < streets.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      streets[i] = state % STREETS;
      litres[i] = 200 + state % 700;
    }
    long total = 0;
    for (int round = 0; round < 14_000; round++) total += mostUsed(streets, weighted(litres, round % 12));
    System.out.println("most used, summed over all rounds: " + total);
  }
}
