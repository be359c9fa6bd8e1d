/** Ships keep clear of buoys: for each ship the way to go round each buoy; or tiles of photos are told to be dark by their middle level. */
class Main {
  record Course(double x, double y) {
    double along(Course other) { return x * other.x + y * other.y; }
  }

  static Course around(double x, double y, double wind) {
    Course here;
    if (x > wind) here = new Course(x - wind, y);
    else here = new Course(x, y + wind);
    return here;
  }

  static Course last;

  static double route(double[] xs, double[] ys, double wind) {
    double sum = 0;
    for (int i = 0; i < xs.length; i++) {
      Course course = around(xs[i], ys[i], wind);
      last = course;
      sum += course.x() * 0.25 + course.y() * 0.5;
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 30_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static void sea() {
    double[] xs = new double[20_000];
    double[] ys = new double[20_000];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i % 701;
      ys[i] = i % 313;
    }
    double total = 0;
    for (int round = 0; round < 16_000; round++) total += route(xs, ys, round % 600) + (checksum(round) & 7);
    System.out.println(total + " " + last.along(last));
  }

  static int middle(byte[] photo, int width, int left, int top) {
    int[] levels = new int[256];
    for (int y = top; y < top + 8; y++) {
      for (int x = left; x < left + 8; x++) levels[photo[y * width + x] & 0xff]++;
    }
    int level = 0;
    for (int below = levels[0]; below < 32; below += levels[level]) level++;
    return level;
  }

  static long darkTiles(byte[] photo, int width, int night) {
    long dark = 0;
    for (int top = 0; top < photo.length / width; top += 8) {
      for (int left = 0; left < width; left += 8) {
        if (middle(photo, width, left, top) < night) dark++;
      }
    }
    return dark;
  }

  static void blur(byte[] photo) {
    int before = photo[0] & 0xff;
    for (int i = 1; i < photo.length - 1; i++) {
      int here = photo[i] & 0xff;
      photo[i] = (byte) ((before + 2 * here + (photo[i + 1] & 0xff)) >> 2);
      before = here;
    }
  }

  static void album() {
    int width = 320;
    byte[] photo = new byte[width * 240];
    int state = 5;
    long dark = 0;
    for (int picture = 0; picture < 400; picture++) {
      for (int i = 0; i < photo.length; i++) {
        state = (int) (state * 16807L % 2147483647L);
        photo[i] = (byte) (state >>> 9);
      }
      for (int pass = 0; pass < 3; pass++) blur(photo);
      for (int night = 60; night < 140; night += 8) dark += darkTiles(photo, width, night);
    }
    System.out.println(dark);
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("tiles")) album();
    else sea();
  }
}
