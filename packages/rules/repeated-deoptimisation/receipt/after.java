/** A log is read in phases, each of which has other kinds of entries. */
class Main {
  static int weighNumbers(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum += (Integer) entry;
    return sum;
  }

  static int weighTexts(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum += ((String) entry).length();
    return sum;
  }

  static int weighLarge(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum ^= ((Long) entry).intValue();
    return sum;
  }

  static int weighParts(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum += ((Double) entry).intValue();
    return sum;
  }

  static int weighMany(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum += ((int[]) entry)[1];
    return sum;
  }

  static int weighLarger(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum ^= (int) ((long[]) entry)[0];
    return sum;
  }

  static int weighRaw(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum += ((byte[]) entry)[0] * 3;
    return sum;
  }

  static int weighRough(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum -= ((Float) entry).intValue();
    return sum;
  }

  static int weighSigns(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) sum -= (Character) entry;
    return sum;
  }

  static int weigh(int phase, Object[] entries, int from) {
    return switch (phase) {
      case 0 -> weighNumbers(entries, from);
      case 1 -> weighTexts(entries, from);
      case 2 -> weighLarge(entries, from);
      case 3 -> weighParts(entries, from);
      case 4 -> weighMany(entries, from);
      case 5 -> weighLarger(entries, from);
      case 6 -> weighRaw(entries, from);
      case 7 -> weighRough(entries, from);
      default -> weighSigns(entries, from);
    };
  }

  static Object entry(int phase, int i) {
    return switch (phase) {
      case 0 -> Integer.valueOf(i);
      case 1 -> "entry " + i;
      case 2 -> Long.valueOf(i * 7L);
      case 3 -> Double.valueOf(i / 2.0);
      case 4 -> new int[] { i, i + 1 };
      case 5 -> new long[] { i, i + 1 };
      case 6 -> new byte[] { (byte) i, 1, 2 };
      case 7 -> Float.valueOf(i / 4f);
      default -> Character.valueOf((char) ('a' + i % 26));
    };
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 2000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    int total = 0;
    for (int phase = 0; phase < 9; phase++) {
      Object[] entries = new Object[2000];
      for (int i = 0; i < entries.length; i++) entries[i] = entry(phase, i);
      for (int round = 0; round < 36_000; round++) total = weigh(phase, entries, total) + (int) (checksum(round) & 7);
    }
    System.out.println(total);
  }
}
