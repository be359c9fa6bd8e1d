package demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program whose heap has one planted cause a field. */
public final class HeapDemo {
    static class Base { byte flag; long stamp; }
    static class Odd extends Base { short s; Object o; byte b; double d; }
    static class Tail extends Odd { int i; boolean z; Object p; char c; }
    static class Worker extends Thread { int jobs; Object last; public void run() { try { sleep(600_000); } catch (InterruptedException e) { } } }
    static class Loader extends ClassLoader { int extra; Object more; }
    static class Failure extends RuntimeException { int code; Failure(int code) { this.code = code; } }
    enum Colour { RED, GREEN, BLUE }
    interface Shape { double area(); }
    record Point(int x, int y) implements Shape { public double area() { return 0; } }

    static final class Customer {
        final String country;
        final Map<String, String> attributes = new HashMap<>();
        final List<String> orders = new ArrayList<>(64);
        final Set<String> tags = new HashSet<>();
        Customer(int i) {
            country = new String("Country of number " + i % 4);
            attributes.put("id", "n");
            if (i % 8 == 0) orders.add("one");
        }
    }

    final List<Customer> customers = new ArrayList<>();
    final Map<Integer, Integer> counts = new HashMap<>();
    final List<Object> mixed = new ArrayList<>();

    public static void main(String[] args) throws Exception {
        HeapDemo demo = new HeapDemo();
        int n = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        for (int i = 0; i < n; i++) demo.customers.add(new Customer(i));
        for (int i = 0; i < n; i++) demo.counts.put(1000 + i, 100_000 + i);
        for (int i = 0; i < 40; i++) {
            demo.mixed.add(new Base()); demo.mixed.add(new Odd()); demo.mixed.add(new Tail());
            demo.mixed.add(new Failure(i)); demo.mixed.add(new Point(i, i)); demo.mixed.add(new Object[i]); demo.mixed.add(new Customer[i]);
            demo.mixed.add(new long[i]); demo.mixed.add(new byte[i]); demo.mixed.add(new char[i][i % 3]); demo.mixed.add(new boolean[i]);
            demo.mixed.add(new Loader()); demo.mixed.add(new double[i]); demo.mixed.add(new short[i]); demo.mixed.add(new float[i]);
        }
        for (int i = 0; i < 3; i++) { Worker w = new Worker(); w.setDaemon(true); w.start(); demo.mixed.add(w); }
        demo.mixed.add(Colour.values());
        Runnable task = () -> demo.mixed.clear();
        demo.mixed.add(task);
        demo.mixed.add(new Object() { int captured = n; });
        System.out.println("ready");
        System.out.flush();
        System.in.read();
    }
}
