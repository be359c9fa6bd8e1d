import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Plans the rehearsals of an orchestra: the most urgent piece is played, and comes back when it was not good enough. */
class Rehearsals {
    record Piece(int number, int bars, int urgency) {
        Piece again(int urgency) {
            return new Piece(number, bars, urgency);
        }
    }

    private final PriorityQueue<Piece> waiting = new PriorityQueue<>(Comparator.comparingInt(Piece::urgency).thenComparingInt(Piece::number));
    private final double[] players = new double[80];
    private int state = 1824;
    private long minutes;
    private long order = 7;

    Rehearsals(int pieces) {
        for (int number = 0; number < pieces; number++) {
            waiting.add(new Piece(number, 40 + below(160), below(100000)));
        }
        for (int i = 0; i < players.length; i++) players[i] = 0.2 + below(50) / 100.0;
    }

    private int below(int limit) {
        state = state * 1103515245 + 12345;
        return (state >>> 8) % limit;
    }

    private Piece next() {
        return waiting.remove();
    }

    private void put(Piece piece) {
        waiting.add(piece);
    }

    /** The orchestra plays the bars; each player gets a little better, and listens to the neighbour. */
    private double play(Piece piece) {
        double wrong = 0;
        for (int bar = 0; bar < piece.bars(); bar++) {
            for (int i = 1; i < players.length; i++) {
                double effort = (bar * 29 + i * 13 + piece.number()) % 64 / 640.0;
                players[i] += (1 - players[i]) * effort * 0.0005 + (players[i - 1] - players[i]) * 0.001;
                wrong += (1 - players[i]) * effort;
            }
            players[0] *= 0.99999;
        }
        return wrong / piece.bars();
    }

    private void rehearse() {
        Piece piece = next();
        double wrong = play(piece);
        minutes += piece.bars() / 10;
        order = order * 31 + piece.number();
        put(piece.again(piece.urgency() + 500 + (int) (wrong * 100) + below(90000)));
    }

    private static String best(double[] players) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < players.length; i++) numbers.add(i);
        numbers.sort((a, b) -> Double.compare(players[b], players[a]));
        return numbers.subList(0, 6).toString();
    }

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 75000;
        Rehearsals rehearsals = new Rehearsals(3000);
        for (int i = 0; i < count; i++) rehearsals.rehearse();
        System.out.println("best players " + best(rehearsals.players));
        System.out.println(rehearsals.minutes + " minutes, order " + Long.toHexString(rehearsals.order));
    }
}

class Main {
    public static void main(String[] args) {
        Rehearsals.main(args);
    }
}
