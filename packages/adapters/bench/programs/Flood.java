/** Throws and allocates without end, so that a recording of both grows by megabytes a second. The argument is for how many thousands of rounds. */
public class Flood {
    static class Thrown extends Exception {
        Thrown(String message) {
            super(message);
        }
    }

    static Object kept;

    static int deep(int depth, int i) throws Thrown {
        if (depth > 0) return deep(depth - 1, i);
        kept = new byte[2048 + i % 64];
        throw new Thrown("at " + i % 16);
    }

    public static void main(String[] args) {
        long caught = 0;
        for (long i = Long.parseLong(args[0]) * 1000; i > 0; i--) {
            try {
                caught += deep((int) (i % 12), (int) (i & 0xffff));
            } catch (Thrown thrown) {
                caught++;
            }
        }
        System.out.println(caught);
    }
}
