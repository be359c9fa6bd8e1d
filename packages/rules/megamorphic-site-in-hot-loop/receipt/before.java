import java.util.ArrayList;
import java.util.List;

/** What the plots of an allotment yield, kind by kind of plot; or how the parcels of a post office are loaded into its vans. */
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
      sum += plot.yield(week);
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 60_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static void allotment() {
    Plot[] plots = new Plot[10_000];
    int state = 3;
    for (int i = 0; i < plots.length; i++) {
      state = (int) (state * 16807L % 2147483647L);
      plots[i] = plot(state % 5, 1 + state % 40);
    }
    long total = 0;
    for (int week = 0; week < 12_000; week++) total += harvest(plots, week) + (checksum(week) & 7);
    System.out.println(total);
  }

  abstract static class Parcel {
    final int route;

    Parcel(int route) { this.route = route; }

    abstract double room();
  }

  static final class Box extends Parcel {
    final double width, height, depth;

    Box(int route, int size) {
      super(route);
      width = 0.1 + size * 0.005;
      height = 0.1 + size % 7 * 0.02;
      depth = 0.15;
    }

    double room() { return width * height * depth; }
  }

  static final class Roll extends Parcel {
    final double radius, length;

    Roll(int route, int size) {
      super(route);
      radius = 0.03 + size * 0.001;
      length = 0.6;
    }

    double room() { return 4 * radius * radius * length; }
  }

  static final class Sack extends Parcel {
    final double kilograms;

    Sack(int route, int size) {
      super(route);
      kilograms = size * 0.4;
    }

    double room() { return kilograms / 650; }
  }

  static final class Letter extends Parcel {
    final int sheets;

    Letter(int route, int size) {
      super(route);
      sheets = size;
    }

    double room() { return sheets > 20 ? 0.002 : 0.0005; }
  }

  static Parcel parcel(int kind, int route, int size) {
    return switch (kind) {
      case 0 -> new Box(route, size);
      case 1 -> new Roll(route, size);
      case 2 -> new Sack(route, size);
      default -> new Letter(route, size);
    };
  }

  static int load(List<Parcel> parcels, double van, double[] filled, int[] vans) {
    int full = 0;
    for (Parcel parcel : parcels) {
      int route = parcel.route;
      double needed = filled[route] + parcel.room();
      if (needed > van) {
        vans[route]++;
        full++;
        needed -= filled[route];
      }
      filled[route] = needed;
    }
    return full;
  }

  static double way(double[] east, double[] north) {
    boolean[] visited = new boolean[east.length];
    double way = 0;
    int here = 0;
    for (int stop = 1; stop < east.length; stop++) {
      visited[here] = true;
      int nearest = -1;
      double least = Double.MAX_VALUE;
      for (int there = 0; there < east.length; there++) {
        if (visited[there]) continue;
        double distance = Math.abs(east[there] - east[here]) + Math.abs(north[there] - north[here]);
        if (distance < least) {
          least = distance;
          nearest = there;
        }
      }
      way += least;
      here = nearest;
    }
    return way;
  }

  static void post() {
    List<Parcel> parcels = new ArrayList<>();
    double[] east = new double[150];
    double[] north = new double[150];
    int state = 11;
    for (int i = 0; i < 6000; i++) {
      state = (int) (state * 16807L % 2147483647L);
      parcels.add(parcel(state % 4, state / 4 % 24, 1 + state / 96 % 40));
      east[i % 150] = state % 997;
      north[i % 150] = state / 997 % 991;
    }
    double[] filled = new double[24];
    int[] vans = new int[24];
    long full = 0;
    double way = 0;
    for (int day = 0; day < 12_000; day++) {
      full += load(parcels, 0.8 + day % 5 * 0.3, filled, vans);
      east[day % 150] = day % 887;
      way += way(east, north);
    }
    System.out.println(full + " " + vans[7] + " " + way);
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("parcels")) post();
    else allotment();
  }
}
