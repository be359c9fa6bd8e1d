import java.util.ArrayList;
import java.util.List;

/** Four workers count the letters of pages into one table. */
class Main {
  static final long[] LETTERS = new long[26];
  static final Object LOCK = new Object();

  static long mixed(int page, int letter) {
    long hash = page * 31L + letter;
    for (int i = 0; i < 40; i++) hash = hash * 31 + (hash >>> 7);
    return hash & 15;
  }

  static void countPage(int page) {
    long[] found = new long[26];
    synchronized (LOCK) {
      for (int i = 0; i < 2600; i++) found[i % 26] += mixed(page, i);
      for (int i = 0; i < 26; i++) LETTERS[i] += found[i];
    }
  }

  static void work(int first) {
    for (int page = first; page < first + 8000; page++) countPage(page);
  }

  public static void main(String[] args) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      int first = i * 8000;
      Thread thread = new Thread(() -> work(first));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) thread.join();
    long total = 0;
    for (long count : LETTERS) total = total * 31 + count;
    System.out.println(total);
  }
}
