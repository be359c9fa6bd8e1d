import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Readings of the water meters of a town are added up by street. With `warehouse`: how far the shelves of a warehouse are from its doors. */
class Main {
  static final int STREETS = 3000;

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 60_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static long addUp(int[] streets, int[] litres, int from) {
    Map<Integer, Long> sums = new HashMap<>();
    for (int i = 0; i < streets.length; i++) {
      sums.merge(streets[i], (long) litres[i] + from, Long::sum);
    }
    long most = 0;
    for (long sum : sums.values()) most = Math.max(most, sum);
    return most;
  }

  static long meters() {
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
    return total;
  }

  static final class Warehouse {
    static final int WIDTH = 120;

    final boolean[] taken = new boolean[WIDTH * WIDTH];
    final int[] moves = {1, -1, WIDTH, -WIDTH};

    Warehouse() {
      int state = 23;
      for (int field = 0; field < taken.length; field++) {
        state = (int) (state * 16807L % 2147483647L);
        int row = field / WIDTH;
        int column = field % WIDTH;
        boolean wall = row == 0 || column == 0 || row == WIDTH - 1 || column == WIDTH - 1;
        taken[field] = wall || state % 10 < 2;
      }
    }

    int[] stepsFrom(int door) {
      int[] steps = new int[taken.length];
      Arrays.fill(steps, -1);
      steps[door] = 0;
      Deque<Integer> open = new ArrayDeque<>();
      open.add(door);
      while (!open.isEmpty()) {
        int field = open.remove();
        for (int move : moves) {
          int next = field + move;
          if (taken[next] || steps[next] >= 0) continue;
          steps[next] = steps[field] + 1;
          open.add(next);
        }
      }
      return steps;
    }
  }

  /** Of a round trip to some shelves, always to the nearest one that is left. */
  static double trip(int[] shelves, int[] steps) {
    boolean[] seen = new boolean[shelves.length];
    double way = steps[shelves[0]];
    int at = 0;
    for (int visits = 1; visits < shelves.length; visits++) {
      seen[at] = true;
      int nearest = -1;
      double least = Double.MAX_VALUE;
      for (int i = 0; i < shelves.length; i++) {
        if (seen[i]) continue;
        double across = shelves[i] % Warehouse.WIDTH - shelves[at] % Warehouse.WIDTH;
        double along = shelves[i] / Warehouse.WIDTH - shelves[at] / Warehouse.WIDTH;
        double distance = Math.sqrt(across * across + along * along);
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
      way += least;
      at = nearest;
    }
    return way + steps[shelves[at]];
  }

  static long warehouse() {
    Warehouse warehouse = new Warehouse();
    int[] shelves = new int[120];
    double total = 0;
    for (int order = 0; order < 4500; order++) {
      int door = Warehouse.WIDTH + 1 + order % (Warehouse.WIDTH - 2);
      int[] steps = warehouse.stepsFrom(door);
      for (int i = 0; i < shelves.length; i++) shelves[i] = (i * 617 + order * 131) % steps.length;
      total += trip(shelves, steps);
    }
    return Math.round(total);
  }

  public static void main(String[] args) {
    System.out.println(args.length > 0 && args[0].equals("warehouse") ? warehouse() : meters());
  }
}
