import java.util.ArrayList;
import java.util.List;

/** Four workers read pages, each of which takes so many milliseconds to come, and count their letters into one table. */
class Main {
  static final long[] LETTERS = new long[26];
  static final Object LOCK = new Object();

  static long mixed(int page, int letter) {
    long hash = page * 31L + letter;
    for (int i = 0; i < 40; i++) hash = hash * 31 + (hash >>> 7);
    return hash & 15;
  }

  static int page(int number, int reading) throws InterruptedException {
    if (reading > 0) Thread.sleep(reading);
    return number;
  }

  static void countPage(int number, int reading) throws InterruptedException {
    long[] found = new long[26];
    int page = page(number, reading);
    for (int i = 0; i < 2600; i++) found[i % 26] += mixed(page, i);
    synchronized (LOCK) {
      for (int i = 0; i < 26; i++) LETTERS[i] += found[i];
    }
  }

  static void work(int first, int pages, int reading) {
    try {
      for (int page = first; page < first + pages; page++) countPage(page, reading);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int reading = args.length > 0 ? Integer.parseInt(args[0]) : 0;
    int pages = 4000 / (1 + 10 * reading);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int first = i * pages;
      Thread thread = new Thread(() -> work(first, pages, reading));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) thread.join();
    long total = 0;
    for (long count : LETTERS) total = total * 31 + count;
    System.out.println(total);
  }
}
