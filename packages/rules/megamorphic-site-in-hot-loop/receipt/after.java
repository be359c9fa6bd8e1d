/** What the plots of an allotment yield, kind by kind of plot. */
class Main {
  interface Plot { int yield(int week); }
  record Potatoes(int rows) implements Plot { public int yield(int week) { return rows * (week & 7); } }
  record Beans(int poles) implements Plot { public int yield(int week) { return poles + week; } }
  record Berries(int bushes) implements Plot { public int yield(int week) { return bushes * 3 - week; } }
  record Roses(int stems) implements Plot { public int yield(int week) { return stems ^ week; } }
  record Bees(int hives) implements Plot { public int yield(int week) { return hives << (week & 3); } }

  static Plot plot(int kind, int size) {
    return switch (kind) {
      case 0 -> new Potatoes(size);
      case 1 -> new Beans(size);
      case 2 -> new Berries(size);
      case 3 -> new Roses(size);
      default -> new Bees(size);
    };
  }

  static long harvest(Plot[] plots, int week) {
    long sum = 0;
    for (Plot plot : plots) {
      if (plot instanceof Potatoes potatoes) sum += potatoes.yield(week);
      else if (plot instanceof Beans beans) sum += beans.yield(week);
      else if (plot instanceof Berries berries) sum += berries.yield(week);
      else if (plot instanceof Roses roses) sum += roses.yield(week);
      else sum += ((Bees) plot).yield(week);
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 60_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    Plot[] plots = new Plot[10_000];
    int state = 3;
    for (int i = 0; i < plots.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      plots[i] = plot(state % 5, 1 + state % 40);
    }
    java.util.Arrays.sort(plots, java.util.Comparator.comparing((Plot plot) -> plot.getClass().getName()));
    long total = 0;
    for (int week = 0; week < 12_000; week++) total += harvest(plots, week) + (checksum(week) & 7);
    System.out.println(total);
  }
}
