/** Writes programs for an embroidery machine: stitches along the curves of a pattern, as text. */
class Embroidery {
    private static final char[] NEEDLES = {'R', 'G', 'B', 'K'};

    private final double[] petals = new double[64];
    private int stitches;
    private int jumps;

    Embroidery(int seed) {
        int state = seed;
        for (int i = 0; i < petals.length; i++) {
            state = state * 214013 + 2531011;
            petals[i] = 3 + (state >>> 16 & 7);
        }
    }

    private static String code(int dx, int dy, int needle) {
        char[] text = {NEEDLES[needle], digit(dx), digit(dy), ';'};
        return new String(text);
    }

    private static char digit(int step) {
        return (char) (step < 0 ? 'a' + Math.min(25, -step) : 'A' + Math.min(25, step));
    }

    /** One flower as a program. */
    private String flower(int number, int points) {
        String program = "";
        double petal = petals[number % petals.length];
        int lastX = 0;
        int lastY = 0;
        for (int point = 1; point <= points; point++) {
            double angle = Math.PI * 2 * point / points;
            double radius = 400 * Math.abs(Math.cos(petal * angle)) + 40;
            int x = (int) (radius * Math.cos(angle));
            int y = (int) (radius * Math.sin(angle));
            int dx = x - lastX;
            int dy = y - lastY;
            int needle = point * 4 / (points + 1);
            program += code(dx, dy, needle);
            stitches++;
            if (Math.abs(dx) > 25 || Math.abs(dy) > 25) jumps++;
            lastX = x;
            lastY = y;
        }
        return program;
    }

    /** How far the thread is drawn, from the text as the machine reads it. */
    private static long thread(String program) {
        long length = 0;
        int slack = 0;
        for (int pass = 0; pass < 56; pass++) {
            for (int i = 0; i + 3 < program.length(); i += 4) {
                char a = program.charAt(i + 1);
                char b = program.charAt(i + 2);
                int dx = a >= 'a' ? 'a' - a : a - 'A';
                int dy = b >= 'a' ? 'b' - b : b - 'A';
                slack = slack * 5 + dx * pass & 1023;
                length += (long) (Math.sqrt(dx * dx + dy * dy) * 16) + (slack >> 8);
            }
        }
        return length;
    }

    private static String label(int number) {
        String text = "flower ";
        for (int i = 0; i < 3; i++) text += (char) ('a' + number / (int) Math.pow(26, i) % 26);
        return text;
    }

    public static void main(String[] args) {
        int flowers = args.length > 0 ? Integer.parseInt(args[0]) : 1000;
        Embroidery embroidery = new Embroidery(1897);
        long thread = 0;
        int longest = 0;
        for (int number = 0; number < flowers; number++) {
            String program = embroidery.flower(number, 2400 + number % 7 * 100);
            thread += thread(program);
            longest = Math.max(longest, program.length());
        }
        System.out.println(label(flowers - 1) + " is the last, longest program " + longest);
        System.out.println(embroidery.stitches + " stitches, " + embroidery.jumps + " jumps, thread " + thread);
    }
}

class Main {
    public static void main(String[] args) {
        Embroidery.main(args);
    }
}
