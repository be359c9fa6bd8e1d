import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Controls of tickets in trains, against the list of withdrawn ones. */
class RailTickets {
    record Ticket(String code, int from, int to, int paid) {}

    private static final List<String> TRAINS = List.of("IC 1", "RE 5", "RB 22", "S 3");

    private final Set<String> withdrawn;
    private final double[] grades;
    private final int[] fares;
    private long state = 1835;
    private int refused;
    private long short_;

    RailTickets(int stations, int lost) {
        grades = new double[stations];
        fares = new int[stations];
        for (int i = 0; i < stations; i++) {
            grades[i] = 1 + below(30) / 10.0;
            fares[i] = 40 + below(90);
        }
        withdrawn = new HashSet<>();
        for (int i = 0; i < lost; i++) withdrawn.add(code());
    }

    private int below(int limit) {
        state = (state * 16807) % 2147483647;
        return (int) (state % limit);
    }

    private String code() {
        return "T" + (100000 + below(200000));
    }

    /** The fare is summed by stations, with a discount that grows with the distance. */
    private int fare(int from, int to) {
        double fare = 120;
        double discount = 1;
        for (int at = Math.min(from, to); at < Math.max(from, to); at++) {
            fare += fares[at] * grades[at] * discount;
            discount = 0.4 + 0.6 * discount * 0.997;
            fare = Math.rint(fare * 4) / 4;
        }
        return (int) fare;
    }

    private boolean control(Ticket ticket) {
        if (withdrawn.contains(ticket.code())) {
            refused++;
            return false;
        }
        int due = fare(ticket.from(), ticket.to());
        if (ticket.paid() < due) short_ += due - ticket.paid();
        return ticket.paid() >= due;
    }

    private Ticket ticket() {
        int from = below(grades.length);
        int to = below(grades.length);
        return new Ticket(code(), from, to, 100 + below(60000));
    }

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 330000;
        RailTickets tickets = new RailTickets(700, 500);
        Map<String, Integer> good = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String train = TRAINS.get(i / 500 % TRAINS.size());
            int passed = 0;
            for (int seat = 0; seat < 4; seat++) if (tickets.control(tickets.ticket())) passed++;
            if (TRAINS.contains(train) && passed == 4) good.merge(train, 1, Integer::sum);
        }
        for (String train : TRAINS) System.out.println(train + " " + good.get(train));
        System.out.println("refused " + tickets.refused + ", short by " + tickets.short_);
    }
}

class Main {
    public static void main(String[] args) {
        RailTickets.main(args);
    }
}
