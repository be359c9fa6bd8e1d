package demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A heap of as many records as the first argument says, some 600 bytes each in a dump; waits for a line on standard input once it is made. */
public final class HeapBig {
    static final class Entry {
        final String name;
        final Map<Integer, Long> counts = new HashMap<>();
        final List<String> tags = new ArrayList<>();
        Entry next;
        Entry(int i, Entry next) {
            name = "entry " + i % 1000;
            this.next = next;
            for (int k = 0; k < 3; k++) counts.put(1000 + i + k, 1_000_000L + i);
            if (i % 4 == 0) tags.add("tag " + i);
        }
    }

    public static void main(String[] args) throws Exception {
        List<Entry> entries = new ArrayList<>();
        int n = Integer.parseInt(args[0]);
        for (int i = 0; i < n; i++) entries.add(new Entry(i, i % 10 == 0 || entries.isEmpty() ? null : entries.get(entries.size() - 1)));
        System.out.println("ready " + entries.size());
        System.out.flush();
        System.in.read();
    }
}
