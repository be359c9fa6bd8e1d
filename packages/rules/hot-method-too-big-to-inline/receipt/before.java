/** Events of a machine change its state; most of them only count; or a station makes degrees of what its gauges measure. */
class Main {
  static int step(int[] state, int code, int at) {
    int slot = code & 7;
    state[slot] += at & 3;
    if (code == 1000) {
      state[0] = state[0] * 3 + code - (state[1] >> 1);
      state[5] ^= state[0] + 0;
    }
    if (code == 1001) {
      state[1] = state[1] * 4 + code - (state[2] >> 2);
      state[6] ^= state[1] + 71;
    }
    if (code == 1002) {
      state[2] = state[2] * 5 + code - (state[3] >> 3);
      state[7] ^= state[2] + 142;
    }
    if (code == 1003) {
      state[3] = state[3] * 6 + code - (state[4] >> 4);
      state[8] ^= state[3] + 213;
    }
    if (code == 1004) {
      state[4] = state[4] * 7 + code - (state[5] >> 5);
      state[9] ^= state[4] + 284;
    }
    if (code == 1005) {
      state[5] = state[5] * 8 + code - (state[6] >> 1);
      state[10] ^= state[5] + 355;
    }
    if (code == 1006) {
      state[6] = state[6] * 9 + code - (state[7] >> 2);
      state[11] ^= state[6] + 426;
    }
    if (code == 1007) {
      state[7] = state[7] * 10 + code - (state[8] >> 3);
      state[0] ^= state[7] + 497;
    }
    if (code == 1008) {
      state[8] = state[8] * 11 + code - (state[9] >> 4);
      state[1] ^= state[8] + 568;
    }
    if (code == 1009) {
      state[9] = state[9] * 12 + code - (state[10] >> 5);
      state[2] ^= state[9] + 639;
    }
    if (code == 1010) {
      state[10] = state[10] * 13 + code - (state[11] >> 1);
      state[3] ^= state[10] + 710;
    }
    if (code == 1011) {
      state[11] = state[11] * 14 + code - (state[0] >> 2);
      state[4] ^= state[11] + 781;
    }
    return state[slot] ^ at;
  }

  static long replay(int[] codes, int round) {
    int[] state = new int[12];
    long sum = round;
    for (int i = 0; i < codes.length; i++) {
      sum += step(state, codes[i], i);
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 100_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static void machine() {
    int[] codes = new int[40_000];
    int state = 3;
    for (int i = 0; i < codes.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      codes[i] = i % 4001 == 0 ? 1000 + i % 12 : state % 900;
    }
    long total = 0;
    for (int round = 0; round < 9000; round++) total += replay(codes, round) + (checksum(round) & 7);
    System.out.println(total);
  }

  static final class Gauge {
    final StringBuilder notes = new StringBuilder();
    final double gain;
    final double zero;
    double last = 12;
    int cleaned;
    int faults;

    Gauge(double gain, double zero) {
      this.gain = gain;
      this.zero = zero;
    }

    double degrees(double volts, int minute) {
      if (volts < 0.2) {
        faults++;
        notes.append("minute ").append(minute).append(": only ").append((int) (volts * 1000)).append(" mV\n");
        if (faults % 50 == 0) notes.append("look at the cable, ").append(faults).append(" faults so far\n");
        return last;
      }
      if (volts > 4.8) {
        faults++;
        notes.append("minute ").append(minute).append(": too much, ").append((int) (volts * 1000)).append(" mV\n");
        if (faults % 50 == 0) notes.append("look at the supply, ").append(faults).append(" faults so far\n");
        return last;
      }
      if (minute - cleaned > 40_000) {
        notes.append("cleaned in minute ").append(minute).append(" after ").append(minute - cleaned).append(" minutes\n");
        if (faults > 400) notes.append("reset after ").append(faults).append(" faults\n");
        cleaned = minute;
        faults = 0;
      }
      double x = volts * gain + zero;
      double degrees = ((0.21 * x - 1.4) * x + 17.5) * x - 30;
      if (Math.abs(degrees - last) > 45) {
        notes.append("minute ").append(minute).append(": from ").append((int) last).append(" to ").append((int) degrees).append(" degrees\n");
        degrees = (degrees + last) / 2;
      }
      last = degrees;
      return degrees;
    }
  }

  static double warmth(Gauge gauge, double[] volts, int start) {
    double sum = 0;
    double warmest = -99;
    for (int i = 0; i < volts.length; i++) {
      double degrees = gauge.degrees(volts[i], start + i);
      if (degrees > 5) sum += degrees - 5;
      if (degrees > warmest) warmest = degrees;
    }
    return sum + warmest;
  }

  static void measure(double[] volts, int day) {
    int state = 1 + day * 31;
    for (int i = 0; i < volts.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      volts[i] = state % 9973 == 0 ? state % 2 * 5 : 2.3 + 0.7 * Math.sin(i * 0.00436) + state % 100 * 0.004;
    }
  }

  static void weather() {
    Gauge[] gauges = { new Gauge(1, 0), new Gauge(0.98, 0.05), new Gauge(1.03, -0.02), new Gauge(1.01, 0.01) };
    double[] volts = new double[1440];
    double warmth = 0;
    for (int day = 0; day < 25_000; day++) {
      measure(volts, day);
      for (Gauge gauge : gauges) warmth += warmth(gauge, volts, day * 1440);
    }
    System.out.println(warmth);
    for (Gauge gauge : gauges) System.out.println(gauge.faults + " " + gauge.notes.length());
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("gauges")) weather();
    else machine();
  }
}
