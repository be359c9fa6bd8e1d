/** Ships keep clear of buoys: for each ship the way to go round each buoy. */
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
      double x = xs[i] > wind ? xs[i] - wind : xs[i];
      double y = xs[i] > wind ? ys[i] : ys[i] + wind;
      sum += x * 0.25 + y * 0.5;
    }
    last = around(xs[xs.length - 1], ys[ys.length - 1], wind);
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 30_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
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
}
