/** How many tiles the roofs of a village need. */
class TileRoofs {
    interface Roof {
        double area(double width, double pitch);
    }

    static final class Gable implements Roof {
        public double area(double width, double pitch) {
            return width * Math.sqrt(1 + pitch * pitch) * 12;
        }
    }

    static final class Hip implements Roof {
        public double area(double width, double pitch) {
            return width * Math.sqrt(1 + pitch * pitch) * 10 + width * width * pitch * 0.5;
        }
    }

    private final Roof[] roofs;
    private final double[] widths;
    private final double[] pitches;

    TileRoofs(int houses) {
        roofs = new Roof[houses];
        widths = new double[houses];
        pitches = new double[houses];
        int state = 5;
        for (int i = 0; i < houses; i++) {
            state = state * 69069 + 1;
            roofs[i] = (state >>> 20 & 1) == 0 ? new Gable() : new Hip();
            widths[i] = 5 + (state >>> 24) / 50.0;
            pitches[i] = 0.4 + (state >>> 28) / 20.0;
        }
    }

    double area() {
        double area = 0;
        for (int i = 0; i < roofs.length; i++) {
            Roof roof = roofs[i];
            if (roof instanceof Gable gable) area += gable.area(widths[i], pitches[i]);
            else area += ((Hip) roof).area(widths[i], pitches[i]);
        }
        return area;
    }

    void weather(int year) {
        for (int i = 1; i < pitches.length; i++) {
            pitches[i] += ((i + year) % 7 - 3) * 1e-7;
        }
    }

    public static void main(String[] args) {
        int years = args.length > 0 ? Integer.parseInt(args[0]) : 20000;
        TileRoofs village = new TileRoofs(20000);
        double tiles = 0;
        for (int year = 0; year < years; year++) {
            tiles += village.area() * 10.5;
            village.weather(year);
        }
        System.out.printf("%.3f tiles%n", tiles);
    }
}

class Main {
    public static void main(String[] args) {
        TileRoofs.main(args);
    }
}
