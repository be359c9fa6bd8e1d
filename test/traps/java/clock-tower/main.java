/** The clock of a tower: it is wound, it swings, it strikes. */
class ClockTower {
    static final class Clock {
        private long weight = 1000;
        private long struck;

        synchronized void wind(int turns) {
            weight = Math.min(2000, weight + turns);
        }

        synchronized long strike(int hour) {
            weight -= hour;
            struck += hour;
            return struck;
        }

        synchronized long weight() {
            return weight;
        }
    }

    /** The pendulum, by small steps. */
    private static double swing(double angle, int steps, double friction) {
        double speed = 0;
        for (int step = 0; step < steps; step++) {
            double pull = angle - angle * angle * angle / 6;
            speed = (speed - pull * 0.002) * friction;
            angle += speed * 0.002;
        }
        return angle;
    }

    public static void main(String[] args) {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 3000;
        Clock clock = new Clock();
        double drift = 0;
        for (int day = 0; day < days; day++) {
            for (int hour = 1; hour <= 24; hour++) {
                int turns = (day + hour) % 9;
                clock.wind(turns);
                drift += swing(0.2 + clock.weight() / 100000.0, 12000, 0.99999);
                clock.strike(hour % 12 + 1);
            }
        }
        System.out.println("struck " + clock.strike(0) + ", weight " + clock.weight());
        System.out.printf("drift %.6f%n", drift);
    }
}

class Main {
    public static void main(String[] args) {
        ClockTower.main(args);
    }
}
