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
      default -> Character.valueOf((char) ('a' + i % 26));
    };
  }

  public static void main(String[] args) {
    int total = 0;
    for (int phase = 0; phase < 6; phase++) {
      Object[] entries = new Object[2000];
      for (int i = 0; i < entries.length; i++) entries[i] = entry(phase, i);
      for (int round = 0; round < 30_000; round++) total = weigh(entries, total);
    }
    System.out.println(total);
  }
}
