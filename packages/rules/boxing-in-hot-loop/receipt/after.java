/** Readings of the water meters of a town are added up by street. */
class Main {
  static final int STREETS = 3000;

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 60_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static long addUp(int[] streets, int[] litres, int from) {
    long[] sums = new long[STREETS];
    for (int i = 0; i < streets.length; i++) {
      sums[streets[i]] += litres[i] + from;
    }
    long most = 0;
    for (long sum : sums) most = Math.max(most, sum);
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
    for (int round = 0; round < 2500; round++) total += addUp(streets, litres, round) + (checksum(round) & 7);
    System.out.println(total);
  }
}
