import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runners that cross the line are placed among the times of the year. */
class Main {
  record Run(String name, int seconds) { }

  static long places(List<Run> year, int[] finishers) {
    long sum = 0;
    for (int seconds : finishers) {
      List<Run> ordered = year.stream().sorted(Comparator.comparingInt(Run::seconds)).toList();
      sum += below(ordered, seconds);
    }
    return sum;
  }

  static int below(List<Run> ordered, int seconds) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).seconds() < seconds) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 600_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  public static void main(String[] args) {
    List<Run> year = new ArrayList<>();
    int state = 5;
    for (int i = 0; i < 900; i++) {
      state = (int) (state * 16807L % 2147483647L);
      year.add(new Run("runner " + i, 2000 + state % 4000));
    }
    int[] finishers = new int[15];
    for (int i = 0; i < finishers.length; i++) finishers[i] = 2100 + i * 250;
    long total = 0;
    for (int round = 0; round < 1200; round++) total += places(year, finishers) + (checksum(round) & 7);
    System.out.println(total);
  }
}
