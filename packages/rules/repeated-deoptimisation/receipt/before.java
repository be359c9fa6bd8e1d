/** A log is read in phases, each of which has other kinds of entries. */
class Main {
  static int weigh(Object[] entries, int from) {
    int sum = from;
    for (Object entry : entries) {
      if (entry instanceof Integer number) sum += number;
      else if (entry instanceof String text) sum += text.length();
      else if (entry instanceof Long large) sum ^= large.intValue();
      else if (entry instanceof Double part) sum += part.intValue();
      else if (entry instanceof int[] many) sum += many[many.length - 1];
      else if (entry instanceof long[] larger) sum ^= (int) larger[0];
      else if (entry instanceof byte[] raw) sum += raw[0] * raw.length;
      else if (entry instanceof Float rough) sum -= rough.intValue();
      else if (entry instanceof Character sign) sum -= sign;
    }
    return sum;
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
      for (int round = 0; round < 36_000; round++) total = weigh(entries, total) + (int) (checksum(round) & 7);
    }
    System.out.println(total);
  }
}
