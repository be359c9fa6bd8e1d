/** The legs of a regatta are written down as one line a boat. */
class Main {
  static String legs(int boat, int count) {
    String line = "boat " + boat + ":";
    for (int leg = 0; leg < count; leg++) {
      line += " " + (boat * 31 + leg * 17) % 360;
    }
    return line;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 400_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    long total = 0;
    for (int boat = 0; boat < 1200; boat++) {
      String line = legs(boat, 1500);
      total += line.length() + line.charAt(line.length() / 2) + (checksum(boat) & 7);
    }
    System.out.println(total);
  }
}
