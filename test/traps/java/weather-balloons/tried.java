/** Readings of balloons come as text, now and then broken by the radio. */
class WeatherBalloons {
    private static final int BROKEN = Integer.MIN_VALUE;

    private final String[] readings;
    private int lost;

    WeatherBalloons(int count) {
        readings = new String[count];
        int state = 9;
        for (int i = 0; i < count; i++) {
            state = state * 22695477 + 1;
            readings[i] = i % 10000 == 77 ? "~~" : Integer.toString(state >> 12);
        }
    }

    private static boolean isNumber(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from || text.length() > from + 9) return false;
        for (int i = from; i < text.length(); i++) {
            if (!Character.isDigit(text.charAt(i))) return false;
        }
        return true;
    }

    private int parse(String text) {
        if (!isNumber(text)) {
            lost++;
            return BROKEN;
        }
        return Integer.parseInt(text);
    }

    /** The mean height of the layers of air, by repeated averages of neighbours. */
    private double layers(int round) {
        double height = 0;
        double last = 0;
        for (String text : readings) {
            int value = parse(text);
            if (value == BROKEN) continue;
            last = last * 0.9 + value * 0.1;
            for (int layer = 0; layer < 6; layer++) height = height * 0.999 + Math.abs(last - layer * 1000 - round) * 1e-6;
        }
        return height;
    }

    public static void main(String[] args) {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 900;
        WeatherBalloons balloons = new WeatherBalloons(60000);
        double sum = 0;
        for (int round = 0; round < rounds; round++) sum += balloons.layers(round);
        System.out.printf("%.6f, lost %d%n", sum, balloons.lost);
    }
}

class Main {
    public static void main(String[] args) {
        WeatherBalloons.main(args);
    }
}
