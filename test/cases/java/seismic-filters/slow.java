import java.util.function.DoubleUnaryOperator;

/** Cleans the traces of a seismograph by a chain of steps and looks for the onset of quakes. */
class Seismograph {
    private final double[] trace;
    private double gain = 1.25;
    private double offset = 3.5;
    private int steps;

    Seismograph(int length) {
        trace = new double[length];
    }

    void record(int station, int hour) {
        int state = station * 7919 + hour * 104729 + 1;
        for (int i = 0; i < trace.length; i++) {
            state = state * 1664525 + 1013904223;
            trace[i] = (state >> 16) / 64.0;
        }
        int quake = (state >>> 8) % trace.length;
        for (int i = quake; i < Math.min(trace.length, quake + 60); i++) trace[i] *= 6;
    }

    private void each(DoubleUnaryOperator step) {
        for (int i = 0; i < trace.length; i++) {
            trace[i] = step.applyAsDouble(trace[i]);
        }
        steps++;
    }

    void calibrate() {
        each(value -> value * gain);
        each(value -> value - offset);
    }

    void limit(double most) {
        each(value -> value > most ? most : value);
        each(value -> value < -most ? -most : value);
    }

    void compress() {
        each(value -> value / (1 + Math.abs(value) / 512));
    }

    void square() {
        each(value -> value * value);
    }

    /** Where the mean of a short window exceeds that of a long one the most. */
    int onset(int width, int background) {
        double recent = 0;
        double before = 1e-9;
        double best = 0;
        int place = -1;
        for (int i = 0; i < trace.length; i++) {
            recent += trace[i];
            before += trace[i];
            if (i >= width) recent -= trace[i - width];
            if (i >= background) before -= trace[i - background];
            if (i < background) continue;
            double ratio = recent * background / (before * width);
            if (ratio > best) {
                best = ratio;
                place = i;
            }
        }
        return place;
    }

    double energy() {
        double sum = 0;
        for (double value : trace) sum += value;
        return sum / trace.length;
    }

    static String report(int[] onsets) {
        String line = "";
        for (int onset : onsets) line += onset + " ";
        return line.trim();
    }

    public static void main(String[] args) {
        int hours = args.length > 0 ? Integer.parseInt(args[0]) : 5200;
        int[] onsets = new int[6];
        double energy = 0;
        int steps = 0;
        for (int station = 0; station < onsets.length; station++) {
            Seismograph seismograph = new Seismograph(9000 + station * 200);
            for (int hour = 0; hour < hours; hour++) {
                seismograph.record(station, hour);
                seismograph.calibrate();
                seismograph.limit(1800);
                seismograph.compress();
                seismograph.square();
                onsets[station] = (onsets[station] * 31 + seismograph.onset(40, 700)) & 0xFFFFF;
                energy += seismograph.energy();
            }
            steps += seismograph.steps;
        }
        System.out.println(report(onsets));
        System.out.printf("energy %.4f after %d steps%n", energy, steps);
    }
}

class Main {
    public static void main(String[] args) {
        Seismograph.main(args);
    }
}
