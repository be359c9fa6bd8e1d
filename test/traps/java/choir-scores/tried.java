import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sings the scores of a choir and listens for voices that go together too long. */
class ChoirScores {
    private static final Pattern VOICE = Pattern.compile("([SATB])([0-9]+)");

    private final double[] air = new double[1500];

    private int[] read(String score) {
        Matcher matcher = VOICE.matcher(score);
        int[] pitches = new int[4];
        while (matcher.find()) pitches["SATB".indexOf(matcher.group(1))] = Integer.parseInt(matcher.group(2));
        return pitches;
    }

    private double sing(int[] pitches, int beats) {
        double rough = 0;
        for (int beat = 0; beat < beats; beat++) {
            double speed = pitches[beat & 3] * 1e-4;
            for (int i = 1; i < air.length - 1; i++) {
                air[i] += (air[i - 1] + air[i + 1] - 2 * air[i]) * 0.2 + speed * (i % 5 - 2);
            }
            rough += Math.abs(air[beat * 37 % air.length]);
        }
        return rough;
    }

    public static void main(String[] args) {
        int scores = args.length > 0 ? Integer.parseInt(args[0]) : 6000;
        ChoirScores choir = new ChoirScores();
        double rough = 0;
        for (int i = 0; i < scores; i++) {
            int[] pitches = choir.read("S" + (60 + i % 20) + " A" + (55 + i % 17) + " T" + (48 + i % 13) + " B" + (36 + i % 11));
            rough += choir.sing(pitches, 300);
        }
        System.out.printf("%.8f%n", rough);
    }
}

class Main {
    public static void main(String[] args) {
        ChoirScores.main(args);
    }
}
