import java.util.Map;
import java.util.TreeMap;

/** Grades crates of apples by the volume and the roundness of each apple in them. */
class AppleGrading {
    private final int[] boxes = new int[1000];
    private int state = 12;

    private double noise() {
        state = state * 1103515245 + 12345;
        return (state >>> 8) / 16777216.0;
    }

    /** Volume of an apple from its outline, slice by slice. */
    private double volume(double width, double height) {
        double volume = 0;
        for (int slice = 0; slice < 200; slice++) {
            double at = (slice + 0.5) / 100 - 1;
            double radius = width * Math.sqrt(1 - at * at) * (1 + 0.1 * at);
            volume += radius * radius * height / 100;
        }
        return volume * Math.PI;
    }

    private void crate(int apples) {
        double sum = 0;
        for (int apple = 0; apple < apples; apple++) {
            sum += volume(3 + noise(), 3 + noise() * 0.8);
        }
        int grade = (int) (sum / apples * 2);
        boxes[grade]++;
    }

    public static void main(String[] args) {
        int crates = args.length > 0 ? Integer.parseInt(args[0]) : 80000;
        AppleGrading grading = new AppleGrading();
        for (int crate = 0; crate < crates; crate++) grading.crate(40 + crate % 30);
        Map<Integer, Integer> boxes = new TreeMap<>();
        for (int grade = 0; grade < grading.boxes.length; grade++) if (grading.boxes[grade] > 0) boxes.put(grade, grading.boxes[grade]);
        System.out.println(boxes);
    }
}

class Main {
    public static void main(String[] args) {
        AppleGrading.main(args);
    }
}
