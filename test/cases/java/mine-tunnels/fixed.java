import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** How far the tunnels of a mine are from its shafts, level by level. */
class MineTunnels {
    private final int width;
    private final int height;
    private final boolean[] rock;
    private final double[] dust;
    private final int[] queue;
    private final int[] depth;

    MineTunnels(int width, int height) {
        this.width = width;
        this.height = height;
        rock = new boolean[width * height];
        dust = new double[width * height];
        queue = new int[width * height];
        depth = new int[width * height];
    }

    void dig(int level) {
        int state = level * 40503 + 99;
        for (int cell = 0; cell < rock.length; cell++) {
            state = state * 69069 + 12345;
            int x = cell % width;
            int y = cell / width;
            boolean border = x == 0 || y == 0 || x == width - 1 || y == height - 1;
            rock[cell] = border || (state >>> 16) % 100 < 27;
            dust[cell] = rock[cell] ? 0 : (state >>> 20) % 50;
        }
    }

    /** Breadth first from the shaft; returns how many cells were reached. */
    int search(int shaft) {
        Arrays.fill(depth, -1);
        rock[shaft] = false;
        depth[shaft] = 0;
        queue[0] = shaft;
        int head = 0;
        int tail = 1;
        int[] steps = {1, -1, width, -width};
        while (head < tail) {
            int cell = queue[head++];
            int reached = distance(cell);
            for (int step : steps) {
                int next = cell + step;
                if (rock[next]) continue;
                if (depth[next] >= 0) continue;
                depth[next] = reached + 1;
                queue[tail++] = next;
            }
        }
        return tail;
    }

    int distance(int cell) {
        return depth[cell];
    }

    /** Air carries dust along the tunnels. */
    void ventilate(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (int cell = width; cell < dust.length - width; cell++) {
                if (rock[cell]) continue;
                double around = dust[cell - 1] + dust[cell + 1] + dust[cell - width] + dust[cell + width];
                dust[cell] += 0.2 * (around / 4 - dust[cell]);
            }
        }
    }

    double exposure() {
        double sum = 0;
        for (int cell = 0; cell < dust.length; cell++) {
            int far = distance(cell);
            if (far >= 0) sum += dust[cell] * far;
        }
        return sum;
    }

    private static final class Summary {
        final Map<String, Long> counts = new HashMap<>();

        void add(String key, long value) {
            counts.put(key, counts.containsKey(key) ? counts.get(key) + value : value);
        }
    }

    public static void main(String[] args) {
        int levels = args.length > 0 ? Integer.parseInt(args[0]) : 550;
        MineTunnels mine = new MineTunnels(220, 160);
        Summary summary = new Summary();
        double exposure = 0;
        for (int level = 0; level < levels; level++) {
            mine.dig(level);
            int reached = mine.search(110 + 220 * (20 + level % 100));
            mine.ventilate(15);
            exposure += mine.exposure();
            summary.add(reached < 1000 ? "sealed" : "open", 1);
            summary.add("cells", reached);
        }
        System.out.println("levels " + levels + ", open " + summary.counts.get("open") + ", cells " + summary.counts.get("cells"));
        System.out.printf("exposure %.3f%n", exposure);
    }
}

class Main {
    public static void main(String[] args) {
        MineTunnels.main(args);
    }
}
