import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A year at a toll bridge: crossings are priced, added up by class of vehicle and hour, and the busiest hours are told. */
class Main {
  record Crossing(int vehicle, int hour, int axles, boolean returning) { }

  static final class Tariff {
    private final int[] base = new int[64];
    private final Map<String, Integer> discounts = new HashMap<>();

    Tariff() {
      for (int i = 0; i < base.length; i++) base[i] = 150 + i * 35;
      // Read once: what is ugly here is cold.
      String list = "";
      for (String name : new String[] { "school", "ambulance", "resident", "night" }) list += name + ",";
      for (String name : list.split(",")) discounts.put(name, name.length() * 3);
    }

    int price(Crossing crossing) {
      int price = base[crossing.vehicle()] + crossing.axles() * 40;
      if (crossing.returning()) price -= price / 5;
      return crossing.hour() < 6 ? price - discounts.size() : price;
    }
  }

  static final class Ledger {
    private final Map<Integer, Long> byHour = new HashMap<>();
    private final long[] byVehicle = new long[64];

    void enter(Crossing crossing, int day, int price) {
      int hour = day % 90 * 24 + crossing.hour();
      byHour.merge(hour, (long) price, Long::sum);
      byVehicle[crossing.vehicle()] += price;
    }

    long busiest() {
      long most = 0;
      for (long taken : byHour.values()) most = Math.max(most, taken);
      return most;
    }

    long all() {
      long sum = 0;
      for (long taken : byVehicle) sum += taken;
      return sum;
    }
  }

  /** The queue before the booths, minute by minute: hot, and as good as it can be. */
  static long queue(Crossing[] day, int booths) {
    long waited = 0;
    int length = 0;
    for (int minute = 0; minute < 24 * 60; minute++) {
      Crossing next = day[minute % day.length];
      length = Math.max(0, length + next.axles() - booths);
      waited += length * (next.returning() ? 2 : 1);
      for (int lane = 0; lane < booths; lane++) waited = (waited * 31 + lane) & 0xffffffL;
    }
    return waited;
  }

  static Crossing[] crossings(int count) {
    List<Crossing> made = new ArrayList<>();
    int state = 17;
    for (int i = 0; i < count; i++) {
      state = (int) (state * 16807L % 2147483647L);
      made.add(new Crossing(state % 64, state / 64 % 24, 2 + state % 4, state % 3 == 0));
    }
    return made.toArray(new Crossing[0]);
  }

  public static void main(String[] args) {
    Tariff tariff = new Tariff();
    Ledger ledger = new Ledger();
    Crossing[] day = crossings(12_000);
    long waited = 0;
    for (int number = 0; number < 4000; number++) {
      for (Crossing crossing : day) {
        ledger.enter(crossing, number, tariff.price(crossing));
      }
      waited += queue(day, 3);
    }
    System.out.println(ledger.all() + " " + ledger.busiest() + " " + waited);
  }
}
