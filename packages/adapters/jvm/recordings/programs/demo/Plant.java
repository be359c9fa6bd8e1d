package demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/** One planted cause a method. The argument is how many rounds are run. */
public class Plant {
    interface Shape {
        double area();
    }

    record Square(double side) implements Shape {
        public double area() {
            return side * side;
        }
    }

    record Circle(double radius) implements Shape {
        public double area() {
            return Math.PI * radius * radius;
        }
    }

    record Ring(double inner, double outer) implements Shape {
        public double area() {
            return Math.PI * (outer * outer - inner * inner);
        }
    }

    record Line(double length) implements Shape {
        public double area() {
            return 0;
        }
    }

    static class Refused extends RuntimeException {
        Refused(int value) {
            super("refused " + value);
        }
    }

    static final Object LOCK = new Object();
    static double sink;
    static int shared;

    /** A call with four receivers. */
    static double mega(Shape[] shapes) {
        double sum = 0;
        for (int i = 0; i < shapes.length; i++) {
            sum += shapes[i].area();
        }
        return sum;
    }

    /** Integers as keys and values. */
    static int boxing(int n) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < n; i++) {
            counts.merge(1000 + i % 500, 1, Integer::sum);
        }
        return counts.size();
    }

    /** What the compiler took for granted ends with the phase. */
    static int phase(Object[] values) {
        int found = 0;
        for (Object value : values) {
            if (value instanceof String text) {
                found += text.length();
            } else if (value instanceof Integer number) {
                found += number;
            } else {
                found ^= value.hashCode();
            }
        }
        return found;
    }

    static int refuse(int value) {
        if (value % 3 == 0) {
            throw new Refused(value);
        }
        return value;
    }

    /** Exceptions as control flow. */
    static int exceptions(int n) {
        int caught = 0;
        for (int i = 0; i < n; i++) {
            try {
                caught += refuse(i) & 1;
            } catch (Refused refused) {
                caught++;
            }
        }
        return caught;
    }

    /** Lists that nobody keeps. */
    static int allocation(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            List<int[]> list = new ArrayList<>(8);
            list.add(new int[16 + i % 32]);
            sum += list.get(0).length;
        }
        return sum;
    }

    /** A body of a lambda. */
    static int lambda(int n) {
        IntBinaryOperator mix = (a, b) -> {
            int mixed = a * 31 + b;
            return mixed ^ mixed >>> 7;
        };
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum = mix.applyAsInt(sum, i);
        }
        return sum;
    }

    /** A lock that is held for long by two threads in turn. */
    static void contend() throws InterruptedException {
        Runnable work = new Runnable() {
            @Override
            public void run() {
                for (int i = 0; i < 4; i++) {
                    synchronized (LOCK) {
                        long until = System.nanoTime() + 3_000_000;
                        while (System.nanoTime() < until) shared++;
                    }
                }
            }
        };
        Thread other = new Thread(work);
        other.start();
        work.run();
        other.join();
    }

    public static void main(String[] args) throws InterruptedException {
        int rounds = Integer.parseInt(args[0]);
        Shape[] shapes = new Shape[20_000];
        for (int i = 0; i < shapes.length; i++) {
            shapes[i] = switch (i * 7 % 4) {
                case 0 -> new Square(i);
                case 1 -> new Circle(i);
                case 2 -> new Ring(i, i + 1);
                default -> new Line(i);
            };
        }
        Object[] values = new Object[20_000];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < values.length; i++) {
                values[i] = round < rounds / 3 ? "a" + i % 10 : round < rounds * 2 / 3 ? (Object) (i % 100) : (Object) (double) i;
            }
            sink += mega(shapes) + boxing(10_000) + phase(values) + exceptions(2_000) + allocation(5_000) + lambda(100_000);
        }
        for (int i = 0; i < 4; i++) {
            contend();
        }
        System.out.println("done " + rounds);
    }
}
