import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Four clerks of a harbour give permits to ships; forms come from an archive which takes its time. */
class HarbourPermits {
    static final class Archive {
        /** Stands for a request to another house. */
        int form(int ship) throws InterruptedException {
            Thread.sleep(4);
            return ship * 31 % 997;
        }
    }

    static final class Office {
        private final Archive archive = new Archive();
        private final int[] permits = new int[64];
        private int given;

        int permit(int ship) throws InterruptedException {
            int form = archive.form(ship);
            synchronized (this) {
                permits[ship % permits.length]++;
                given++;
                return form;
            }
        }

        synchronized int given() {
            return given;
        }

        synchronized int busiest() {
            int busiest = 0;
            for (int i = 1; i < permits.length; i++) if (permits[i] > permits[busiest]) busiest = i;
            return busiest;
        }
    }

    /** How much a ship draws: the hull is integrated in slices. */
    static double draught(int ship, int slices) {
        double volume = 0;
        double length = 20 + ship % 180;
        for (int slice = 0; slice < slices; slice++) {
            double at = (slice + 0.5) / slices;
            double beam = length / 7 * Math.sqrt(at * (1 - at)) * (1 + (ship * 13 + slice & 15) / 160.0);
            volume += beam * beam * Math.PI / 8 * length / slices;
        }
        return Math.cbrt(volume) / 4;
    }

    static final class Clerk extends Thread {
        private final Office office;
        private final AtomicLong stamps;
        private final int first;
        private final int ships;
        private double deepest;

        Clerk(Office office, AtomicLong stamps, int first, int ships) {
            this.office = office;
            this.stamps = stamps;
            this.first = first;
            this.ships = ships;
        }

        @Override
        public void run() {
            try {
                for (int ship = first; ship < first + ships; ship++) {
                    double draught = draught(ship, 30000);
                    int number = office.permit(ship);
                    stamps.addAndGet(number);
                    deepest = Math.max(deepest, draught);
                }
            } catch (InterruptedException stopped) {
                interrupt();
            }
        }
    }

    public static void main(String[] args) throws InterruptedException {
        int ships = args.length > 0 ? Integer.parseInt(args[0]) : 600;
        Office office = new Office();
        AtomicLong stamps = new AtomicLong();
        List<Clerk> clerks = new ArrayList<>();
        for (int i = 0; i < 4; i++) clerks.add(new Clerk(office, stamps, i * ships, ships));
        for (Clerk clerk : clerks) clerk.start();
        double deepest = 0;
        for (Clerk clerk : clerks) {
            clerk.join();
            deepest = Math.max(deepest, clerk.deepest);
        }
        System.out.println(office.given() + " permits, busiest quay " + office.busiest() + ", stamps " + stamps.get());
        System.out.printf("deepest %.4f%n", deepest);
    }
}

class Main {
    public static void main(String[] args) throws Exception {
        HarbourPermits.main(args);
    }
}
