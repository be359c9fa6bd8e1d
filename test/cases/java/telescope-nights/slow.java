import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Which requests fit into the dark and clear hours of an observatory, in minutes of the season. */
class TelescopeNights {
    static final class Interval {
        static final Interval NONE = new Interval(0, 0);

        final int from;
        final int to;

        Interval(int from, int to) {
            this.from = from;
            this.to = to;
        }

        int length() {
            return to - from;
        }

        Interval overlap(Interval other) {
            int from = Math.max(this.from, other.from);
            int to = Math.min(this.to, other.to);
            return from < to ? new Interval(from, to) : NONE;
        }
    }

    static final class Request {
        final Interval visible;
        final int minutes;
        int score;

        Request(Interval visible, int minutes) {
            this.visible = visible;
            this.minutes = minutes;
        }
    }

    private final List<Interval> windows = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private final double[] sky = new double[1024];

    TelescopeNights(int nights, int targets, Random random) {
        for (int night = 0; night < nights; night++) {
            int dusk = night * 1440 + 1080 + random.nextInt(60);
            windows.add(new Interval(dusk, dusk + 240 + random.nextInt(300)));
        }
        for (int i = 0; i < targets; i++) {
            int from = random.nextInt(nights * 800);
            requests.add(new Request(new Interval(from, from + nights * 640), 30 + random.nextInt(400)));
        }
    }

    private void rate(int weather) {
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            int usable = 0;
            for (int night = 0; night < windows.size(); night++) {
                Interval common = windows.get(night).overlap(request.visible);
                if (common.length() >= request.minutes && (night + weather) % 5 != 0) usable++;
            }
            request.score += usable;
        }
    }

    /** Brightness of the sky, by repeated smoothing of a noisy profile. */
    private double background(int weather) {
        for (int i = 0; i < sky.length; i++) sky[i] = (i * 97 + weather * 31) % 113;
        for (int round = 0; round < 130; round++) {
            double last = sky[0];
            for (int i = 1; i < sky.length - 1; i++) {
                double here = sky[i];
                sky[i] = 0.25 * last + 0.5 * here + 0.25 * sky[i + 1];
                last = here;
            }
        }
        return sky[512];
    }

    private String best() {
        requests.sort((a, b) -> a.score != b.score ? b.score - a.score : a.minutes - b.minutes);
        String text = "";
        for (Request request : requests.subList(0, 5)) text += request.minutes + "min:" + request.score + " ";
        return text.trim();
    }

    public static void main(String[] args) {
        int forecasts = args.length > 0 ? Integer.parseInt(args[0]) : 9000;
        TelescopeNights nights = new TelescopeNights(120, 400, new Random(1609));
        double light = 0;
        for (int weather = 0; weather < forecasts; weather++) {
            nights.rate(weather);
            light += nights.background(weather);
        }
        System.out.println(nights.best());
        System.out.printf("light %.6f%n", light);
    }
}

class Main {
    public static void main(String[] args) {
        TelescopeNights.main(args);
    }
}
