import java.util.zip.CRC32;

/** Tables of the longitudes of planets for navigators, page by page. */
class PlanetTables {
    private static final String[] NAMES = {"Venus", "Mars", "Jupiter", "Saturn"};
    private static final double[] PERIODS = {224.7, 687.0, 4332.6, 10759.2};
    private static final double[] ECCENTRICITIES = {0.007, 0.094, 0.049, 0.057};

    private final CRC32 check = new CRC32();
    private long rows;
    private double widest;

    /** Kepler's equation, by Newton's steps. */
    private static double anomaly(double mean, double eccentricity) {
        double anomaly = mean;
        for (int step = 0; step < 7; step++) {
            anomaly -= (anomaly - eccentricity * Math.sin(anomaly) - mean) / (1 - eccentricity * Math.cos(anomaly));
        }
        return anomaly;
    }

    private double longitude(int planet, double day) {
        double eccentricity = ECCENTRICITIES[planet];
        double mean = day / PERIODS[planet] % 1 * 2 * Math.PI;
        double eccentric = anomaly(mean, eccentricity);
        double x = Math.cos(eccentric) - eccentricity;
        double y = Math.sqrt(1 - eccentricity * eccentricity) * Math.sin(eccentric);
        double angle = Math.toDegrees(Math.atan2(y, x));
        widest = Math.max(widest, Math.abs(Math.toDegrees(eccentric - mean)));
        return angle < 0 ? angle + 360 : angle;
    }

    private static void row(StringBuilder page, double longitude) {
        int seconds = (int) (longitude * 3600);
        int degrees = seconds / 3600;
        int minutes = seconds / 60 % 60;
        seconds %= 60;
        page.append((char) ('0' + degrees / 100));
        two(page, degrees % 100);
        page.append(' ');
        two(page, minutes);
        page.append(':');
        two(page, seconds);
        page.append(';');
    }

    private static void two(StringBuilder page, int number) {
        page.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private String page(int planet, int year) {
        StringBuilder page = new StringBuilder(NAMES[planet]).append(' ').append(year).append('\n');
        for (int day = 0; day < 365; day++) {
            double sum = 0;
            for (int hour = 0; hour < 12; hour++) sum = Math.max(sum, longitude(planet, (year - 1900) * 365.25 + day + hour / 12.0));
            row(page, sum);
            if (day % 10 == 9) page.append('\n');
            rows++;
        }
        return page.toString();
    }

    private void print(String page) {
        for (int i = 0; i < page.length(); i++) check.update(page.charAt(i));
    }

    public static void main(String[] args) {
        int years = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        PlanetTables tables = new PlanetTables();
        for (int year = 1900; year < 1900 + years; year++) {
            for (int planet = 0; planet < NAMES.length; planet++) tables.print(tables.page(planet, year));
        }
        System.out.println(String.format("%d rows, check %08x, widest equation %.4f", tables.rows, tables.check.getValue(), tables.widest));
        System.out.println(tables.page(1, 1969).substring(0, 60));
    }
}

class Main {
    public static void main(String[] args) {
        PlanetTables.main(args);
    }
}
