import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Checks the logs of fishing boats, and holds the catch against the quota of each ground. */
class FishingLog {
    private static final String[] FISH = {"cod", "herring", "sea-bass", "sole", "mackerel", "blue-ling"};
    private static final String[] GEAR = {"net", "line", "trap", "dynamite"};

    private final double[] stock = new double[900];
    private int refused;
    private double landed;

    FishingLog() {
        for (int ground = 0; ground < stock.length; ground++) stock[ground] = 500 + ground * 37 % 400;
    }

    private static List<String> entries(int count, Random random) {
        List<String> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int gear = random.nextInt(40) == 0 ? 3 : random.nextInt(3);
            String weight = random.nextInt(900) + (random.nextBoolean() ? "." + random.nextInt(10) : "");
            entries.add(FISH[random.nextInt(FISH.length)] + " " + weight + "kg " + GEAR[gear]);
        }
        return entries;
    }

    private boolean accept(String entry) {
        if (!entry.matches("[a-z]+(-[a-z]+)? [0-9]{1,4}(\\.[0-9])?kg (net|line|trap)")) {
            refused++;
            return false;
        }
        return true;
    }

    private static double weight(String entry) {
        int from = entry.indexOf(' ') + 1;
        int to = entry.indexOf("kg", from);
        double value = 0;
        double scale = 0;
        for (int i = from; i < to; i++) {
            char letter = entry.charAt(i);
            if (letter == '.') {
                scale = 1;
                continue;
            }
            value = value * 10 + letter - '0';
            scale *= 10;
        }
        return scale > 0 ? value / scale : value;
    }

    /** Stocks grow and spread between grounds from day to day. */
    private void season() {
        for (int day = 0; day < 2; day++) {
            double left = stock[stock.length - 1];
            for (int ground = 0; ground < stock.length; ground++) {
                double here = stock[ground];
                double right = stock[(ground + 1) % stock.length];
                stock[ground] = here + here * (1 - here / 1000) * 0.002 + (left + right - 2 * here) * 0.05;
                left = here;
            }
        }
    }

    private void land(int ground, double kilograms) {
        double taken = Math.min(kilograms, stock[ground] * 0.2);
        stock[ground] -= taken;
        landed += taken;
    }

    private String summary(String title) {
        double sum = 0;
        for (double tons : stock) sum += tons;
        return title.replaceAll("[aeiou]", "*") + String.format(" landed %.3f, stock %.3f, refused %d", landed, sum, refused);
    }

    public static void main(String[] args) {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 350;
        Random random = new Random(404);
        FishingLog log = new FishingLog();
        List<String> entries = entries(3000, random);
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < entries.size(); i++) {
                String entry = entries.get(i);
                if (log.accept(entry)) log.land((i * 31 + day) % log.stock.length, weight(entry));
                if (i % 2 == 0) log.season();
            }
        }
        System.out.println(log.summary("harbour office"));
    }
}

class Main {
    public static void main(String[] args) {
        FishingLog.main(args);
    }
}
