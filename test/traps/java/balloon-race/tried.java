import java.util.Arrays;

/** A race of balloons: after each gust the median height decides who may drop ballast. */
class BalloonRace {
    private final int[] heights;
    private final int[] places;
    private int state = 1783;

    BalloonRace(int balloons) {
        heights = new int[balloons];
        places = new int[balloons];
    }

    private void gust() {
        for (int i = 0; i < heights.length; i++) {
            state = state * 1664525 + 1013904223;
            heights[i] = Math.max(0, heights[i] / 2 + (state >>> 12));
        }
    }

    private void rank() {
        for (int count = 0; count < heights.length; count++) {
            int at = Arrays.binarySearch(places, 0, count, heights[count]);
            if (at < 0) at = -at - 1;
            System.arraycopy(places, at, places, at + 1, count - at);
            places[at] = heights[count];
        }
    }

    private int dropped() {
        int median = places[places.length / 2];
        int dropped = 0;
        for (int height : heights) if (height < median / 2) dropped++;
        return dropped;
    }

    public static void main(String[] args) {
        int gusts = args.length > 0 ? Integer.parseInt(args[0]) : 60000;
        BalloonRace race = new BalloonRace(1500);
        long dropped = 0;
        for (int gust = 0; gust < gusts; gust++) {
            race.gust();
            race.rank();
            dropped += race.dropped();
        }
        System.out.println("dropped " + dropped + ", highest " + race.places[race.places.length - 1]);
    }
}

class Main {
    public static void main(String[] args) {
        BalloonRace.main(args);
    }
}
