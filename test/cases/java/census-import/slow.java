import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Imports the pages of an old census, where ages are written as numbers, as words, or not at all. */
class CensusImport {
    private static final int UNKNOWN = -1;
    private static final String[] TRADES = {"smith", "weaver", "farmer", "miller", "sailor", "teacher"};
    private static final String[] REMARKS = {"", "infant", "unk.", "ca. 40", "deceased", "illegible"};

    private long state = 18510330;
    private int people;
    private int unreadable;
    private long years;
    private long seal = 17;

    private int below(int limit) {
        state = (state * 48271) % 2147483647;
        return (int) (state % limit);
    }

    private List<String> page(int lines) {
        List<String> page = new ArrayList<>(lines);
        for (int i = 0; i < lines; i++) {
            String age = below(100) < 25 ? REMARKS[below(REMARKS.length)] : Integer.toString(below(90));
            page.add(TRADES[below(TRADES.length)] + ";" + age + ";" + (1 + below(12)) + ";" + Integer.toString(below(1 << 30), 36));
        }
        return page;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>(4);
        int from = 0;
        for (int at = line.indexOf(';'); at >= 0; at = line.indexOf(';', from)) {
            cells.add(line.substring(from, at));
            from = at + 1;
        }
        cells.add(line.substring(from));
        return cells;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException error) {
            return UNKNOWN;
        }
    }

    private void seal(String text) {
        for (int round = 0; round < 8; round++) {
            for (int i = 0; i < text.length(); i++) seal = (seal ^ text.charAt(i)) * 0x100000001B3L;
        }
    }

    private void read(List<String> page, Map<String, int[]> byTrade) {
        for (String line : page) {
            List<String> cells = cells(line);
            int age = number(cells.get(1));
            int household = number(cells.get(2));
            people += household == UNKNOWN ? 0 : household;
            if (age == UNKNOWN) unreadable++;
            else years += age;
            int[] counts = byTrade.get(cells.get(0));
            counts[age == UNKNOWN ? 9 : age / 10]++;
            seal(line);
        }
    }

    private static void print(Map<String, int[]> byTrade) {
        for (String trade : TRADES) {
            String row = trade;
            for (int count : byTrade.get(trade)) row = row + " " + count;
            System.out.println(row);
        }
    }

    public static void main(String[] args) {
        int pages = args.length > 0 ? Integer.parseInt(args[0]) : 18000;
        CensusImport census = new CensusImport();
        Map<String, int[]> byTrade = new HashMap<>();
        for (String trade : TRADES) byTrade.put(trade, new int[10]);
        for (int i = 0; i < pages; i++) census.read(census.page(300), byTrade);
        print(byTrade);
        System.out.println(census.people + " people, " + census.unreadable + " ages unreadable, " + census.years + " years");
        System.out.println("seal " + Long.toHexString(census.seal));
    }
}

class Main {
    public static void main(String[] args) {
        CensusImport.main(args);
    }
}
