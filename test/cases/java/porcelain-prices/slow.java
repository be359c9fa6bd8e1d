import java.util.Arrays;
import java.util.Random;

/** Estimates of porcelain by the maker's mark below the glaze, for the lots of an auction. */
class PorcelainPrices {
    static final class UnknownMark extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnknownMark(String message) {
            super(message);
        }
    }

    record Mark(int code, int year, double worth) {}

    record Lot(int[] marks, int chips, double height) {}

    private final Mark[] catalogue;
    private int unknown;

    PorcelainPrices(int marks, Random random) {
        catalogue = new Mark[marks];
        for (int i = 0; i < marks; i++) catalogue[i] = new Mark(random.nextInt(1 << 20), 1710 + random.nextInt(240), 20 + random.nextInt(900));
        Arrays.sort(catalogue, (a, b) -> Integer.compare(a.code(), b.code()));
    }

    private Mark find(int code) {
        int low = 0;
        int high = catalogue.length - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            int difference = Integer.compare(catalogue[middle].code(), code);
            if (difference == 0) return catalogue[middle];
            if (difference < 0) low = middle + 1;
            else high = middle - 1;
        }
        throw new UnknownMark("no mark " + code);
    }

    private double worth(int code, int year) {
        try {
            Mark mark = find(code);
            return mark.worth() * (1 + Math.max(0, year - mark.year()) / 400.0);
        } catch (UnknownMark error) {
            unknown++;
            return 12;
        }
    }

    /** What a restorer would ask, by the area of the glaze in slices. */
    private static double repair(Lot lot) {
        double cost = 0;
        int slices = 90;
        for (int slice = 0; slice < slices; slice++) {
            double at = (slice + 0.5) / slices;
            double radius = lot.height() * (0.3 + 0.2 * at - 0.4 * at * at * at);
            double chipped = (slice * 31 + lot.chips()) % 97 < lot.chips() ? 1.4 : 0.02;
            cost += Math.sqrt(radius * radius + 0.1) * chipped;
        }
        return cost / slices;
    }

    private double estimate(Lot lot, int year) {
        double sum = 0;
        for (int code : lot.marks()) sum += worth(code, year);
        return sum * lot.height() / 30 - repair(lot);
    }

    private Lot[] lots(int count, Random random) {
        Lot[] lots = new Lot[count];
        for (int i = 0; i < count; i++) {
            int[] marks = new int[1 + random.nextInt(4)];
            for (int j = 0; j < marks.length; j++) {
                boolean forged = random.nextInt(100) < 30;
                marks[j] = forged ? random.nextInt(1 << 20) : catalogue[random.nextInt(catalogue.length)].code();
            }
            lots[i] = new Lot(marks, random.nextInt(60), 8 + random.nextInt(50));
        }
        return lots;
    }

    public static void main(String[] args) {
        int years = args.length > 0 ? Integer.parseInt(args[0]) : 25;
        Random random = new Random(1710);
        PorcelainPrices prices = new PorcelainPrices(4000, random);
        Lot[] lots = prices.lots(40000, random);
        double total = 0;
        double dearest = 0;
        for (int year = 1960; year < 1960 + years; year++) {
            for (Lot lot : lots) {
                double estimate = prices.estimate(lot, year);
                total += estimate;
                dearest = Math.max(dearest, estimate);
            }
        }
        System.out.printf("%d lots, %.2f in all, dearest %.2f, %d marks unknown%n", lots.length, total, dearest, prices.unknown);
    }
}

class Main {
    public static void main(String[] args) {
        PorcelainPrices.main(args);
    }
}
