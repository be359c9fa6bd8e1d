import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sightings of ringed birds at feeding places, and how far the birds went between them. */
class BirdRinging {
    private static final int PLACES = 48;

    private final Map<Integer, Integer> sightings = new HashMap<>();
    private final double[] east = new double[PLACES];
    private final double[] north = new double[PLACES];
    private final int[] last;
    private long state = 20230401;
    private double flown;

    BirdRinging(int birds) {
        last = new int[birds];
        for (int place = 0; place < PLACES; place++) {
            east[place] = below(4000) / 10.0;
            north[place] = below(4000) / 10.0;
        }
    }

    private int below(int limit) {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) ((state >>> 33) % limit);
    }

    private int seen(int ring) {
        return sightings.getOrDefault(ring, 0);
    }

    private void sight(int ring, int place) {
        sightings.merge(ring, 1, Integer::sum);
        flown += distance(last[ring], place);
        last[ring] = place;
    }

    /** Along the river between the places: the sum of short legs with some drift. */
    private double distance(int from, int to) {
        double x = east[from];
        double y = north[from];
        double length = 0;
        for (int leg = 1; leg <= 8; leg++) {
            double nextX = east[from] + (east[to] - east[from]) * leg / 8 + (leg * 37 % 11 - 5) * 0.3;
            double nextY = north[from] + (north[to] - north[from]) * leg / 8 + (leg * 17 % 7 - 3) * 0.4;
            length += Math.sqrt((nextX - x) * (nextX - x) + (nextY - y) * (nextY - y));
            x = nextX;
            y = nextY;
        }
        return length;
    }

    private void season(int days, int visits) {
        for (int day = 0; day < days; day++) {
            int weather = below(100);
            for (int visit = 0; visit < visits; visit++) {
                int ring = below(last.length);
                if (ring % 100 > weather) continue;
                sight(ring, below(PLACES));
            }
        }
    }

    private List<Integer> mostSeen(int count) {
        List<Integer> rings = new ArrayList<>();
        for (int ring = 0; ring < last.length; ring++) rings.add(ring);
        rings.sort((a, b) -> seen(a) != seen(b) ? seen(b) - seen(a) : a - b);
        return rings.subList(0, count);
    }

    private String histogram() {
        Map<Integer, Integer> tens = new HashMap<>();
        for (int ring = 0; ring < last.length; ring++) tens.merge(seen(ring) / 100, 1, Integer::sum);
        return tens.toString();
    }

    public static void main(String[] args) {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 550;
        BirdRinging ringing = new BirdRinging(60000);
        ringing.season(days, 50000);
        System.out.println("most seen " + ringing.mostSeen(8));
        System.out.println("hundreds " + ringing.histogram());
        System.out.printf("flown %.1f km%n", ringing.flown);
    }
}

class Main {
    public static void main(String[] args) {
        BirdRinging.main(args);
    }
}
