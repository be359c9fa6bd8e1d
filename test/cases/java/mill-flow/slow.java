import java.util.Arrays;

/** One of the wheels of the mill, and the work that it has done. */
class Wheel {
    private final int paddles;
    private Long turned = 0L;

    Wheel(int paddles) {
        this.paddles = paddles;
    }

    void drive(long litres, int head) {
        turned += litres * head / paddles;
    }

    long flour() {
        return turned / 90000;
    }
}

/** Water that drives a mill: flow of the brook minute by minute, and what the wheel makes of it. */
class MillFlow {
    private final int[] litres;
    private final int[] sluice;
    private int state = 31337;

    MillFlow(int minutes) {
        litres = new int[minutes];
        sluice = new int[minutes];
    }

    private int noise() {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state >>> 20;
    }

    void rain(int day) {
        int level = 800 + day % 30 * 12;
        for (int minute = 0; minute < litres.length; minute++) {
            level += (noise() & 63) - 31 - (level - 900 >> 6);
            litres[minute] = Math.max(40, level);
        }
    }

    /** The miller opens the sluice to keep the wheel at its speed. */
    void regulate() {
        int open = 50;
        for (int minute = 0; minute < litres.length; minute++) {
            int target = litres[minute] > 1000 ? 40 : litres[minute] > 850 ? 60 : 85;
            open += Integer.compare(target, open) * 2;
            sluice[minute] = open;
        }
    }

    void turn(Wheel wheel, int head) {
        for (int minute = 0; minute < litres.length; minute++) {
            wheel.drive((long) litres[minute] * sluice[minute] / 100, head);
        }
    }

    long overflow() {
        long spilled = 0;
        for (int minute = 0; minute < litres.length; minute++) {
            int kept = litres[minute] * sluice[minute] / 100;
            if (litres[minute] - kept > 300) spilled += litres[minute] - kept - 300;
        }
        return spilled;
    }

    int median() {
        int[] counts = new int[4096];
        for (int flow : litres) counts[Math.min(4095, flow)]++;
        int left = litres.length / 2;
        int flow = 0;
        while (left >= counts[flow]) left -= counts[flow++];
        return flow;
    }

    static String table(Integer[] best) {
        Arrays.sort(best);
        StringBuilder text = new StringBuilder();
        for (Integer value : best) text.append(value).append(' ');
        return text.toString().trim();
    }

    public static void main(String[] args) {
        int days = args.length > 0 ? Integer.parseInt(args[0]) : 26000;
        MillFlow mill = new MillFlow(24 * 60 * 4);
        Wheel[] wheels = {new Wheel(8), new Wheel(12), new Wheel(9)};
        long flour = 0;
        long spilled = 0;
        Integer[] medians = new Integer[12];
        Arrays.fill(medians, 0);
        for (int day = 0; day < days; day++) {
            mill.rain(day);
            mill.regulate();
            for (Wheel wheel : wheels) mill.turn(wheel, 3 + day % 4);
            spilled += mill.overflow();
            medians[day % 12] = Math.max(medians[day % 12], mill.median());
        }
        for (Wheel wheel : wheels) flour += wheel.flour();
        System.out.println("flour " + flour + ", spilled " + spilled);
        System.out.println(table(medians));
    }
}

class Main {
    public static void main(String[] args) {
        MillFlow.main(args);
    }
}
