import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runners that cross the line are placed among the times of the year; or the patients of a clinic are called in, the most urgent first. */
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

  static void race() {
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

  record Patient(int number, int urgency, int complaint) { }

  static final Comparator<Patient> BY_URGENCY = Comparator.comparingInt(Patient::urgency).reversed().thenComparingInt(Patient::number);

  static class Ward {
    final List<Patient> waiting = new ArrayList<>();

    void arrive(Patient patient) { waiting.add(patient); }

    Patient next() {
      waiting.sort(BY_URGENCY);
      return waiting.remove(0);
    }
  }

  static int treat(Patient patient, int[] visits, byte[] file) {
    for (int i = 0; i < file.length; i++) file[i] = (byte) (file[i] * 5 + patient.complaint() + i);
    int minutes = 5 + patient.urgency();
    for (byte entry : file) {
      if (entry > 100) minutes++;
    }
    return minutes + Math.min(visits[patient.complaint()]++ & 15, 9);
  }

  static void clinic() {
    Ward ward = new Ward();
    int[] visits = new int[60];
    byte[] file = new byte[700];
    int state = 7;
    long minutes = 0;
    for (int number = 0; number < 900_000; number++) {
      state = (int) (state * 16807L % 2147483647L);
      ward.arrive(new Patient(number, state % 10, state / 10 % 60));
      if (number >= 80) minutes += treat(ward.next(), visits, file);
    }
    System.out.println(minutes + " " + visits[3]);
  }

  public static void main(String[] args) {
    if (args.length > 0 && args[0].equals("patients")) clinic();
    else race();
  }
}
