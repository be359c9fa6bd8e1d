/** Fields of a survey are read as numbers; what is no number is an answer in words. With `books`: books that come back are sorted by shelf, by their numbers. */
class Main {
  static int numberIn(String text) {
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      number = 10 * number + digit;
    }
    return number;
  }

  static long score(String[] answers, int round) {
    long sum = round;
    for (String answer : answers) {
      int number = numberIn(answer);
      sum += number >= 0 ? number : answer.length();
    }
    return sum;
  }

  static long checksum(int round) {
    long hash = round;
    for (int i = 0; i < 150_000; i++) hash = hash * 31 + (hash >>> 7) + i;
    return hash;
  }

  static long answers() {
    String[] answers = new String[600];
    for (int i = 0; i < answers.length; i++) answers[i] = i % 3 == 0 ? "none of these" : Integer.toString(i * 37);
    long total = 0;
    for (int round = 0; round < 2500; round++) total += score(answers, round) + (checksum(round) & 7);
    return total;
  }

  static final class Library {
    final int[] shelves = new int[1000];

    Library() {
      for (int i = 0; i < shelves.length; i++) shelves[i] = i * 379 % 240;
    }

    static int checkSum(String number) {
      int sum = 0;
      for (int i = 0; i < 9; i++) sum += (10 - i) * (number.charAt(i) - '0');
      char last = number.charAt(9);
      return (sum + (last == 'X' ? 10 : last - '0')) % 11;
    }

    /** -1 where the check digit is wrong. */
    static int publisherOf(String number) {
      if (checkSum(number) != 0) return -1;
      return Integer.parseInt(number, 1, 4, 10);
    }

    int shelfOf(String number) {
      int publisher = publisherOf(number);
      return publisher < 0 ? -1 : shelves[publisher];
    }

    /** Returns how many have to be looked at by hand. */
    int shelve(String[] returned, int[] counts) {
      int byHand = 0;
      for (String number : returned) {
        int shelf = shelfOf(number);
        if (shelf < 0) {
          byHand++;
        } else {
          counts[shelf]++;
        }
      }
      return byHand;
    }
  }

  static String[] returned(int count) {
    String[] numbers = new String[count];
    int state = 41;
    for (int i = 0; i < count; i++) {
      state = (int) (state * 16807L % 2147483647L);
      String digits = "3" + (10_000_000 + state % 90_000_000);
      int sum = 0;
      for (int at = 0; at < 9; at++) sum += (10 - at) * (digits.charAt(at) - '0');
      int check = (11 - sum % 11) % 11;
      if (i % 16 == 0) check = (check + 3) % 11;
      numbers[i] = digits + (check == 10 ? "X" : check);
    }
    return numbers;
  }

  /** Steps of one who carries the books away, so many at a time, from a desk in front of the shelves. */
  static double carried(int[] counts, int cart) {
    double steps = 0;
    int held = 0;
    for (int shelf = 0; shelf < counts.length; shelf++) {
      held += counts[shelf];
      while (held >= cart) {
        held -= cart;
        steps += 2 * Math.sqrt(shelf % 16 * (shelf % 16) + shelf / 16 * (shelf / 16) + 9);
      }
    }
    return steps;
  }

  static long books() {
    Library library = new Library();
    String[] returned = returned(1500);
    int[] counts = new int[240];
    double total = 0;
    for (int day = 0; day < 6000; day++) {
      total += library.shelve(returned, counts);
      for (int cart = 5; cart < 45; cart++) total += carried(counts, cart);
      for (int i = 0; i < counts.length; i++) counts[i] = (counts[i] * 5 + day + i) % 60;
    }
    return Math.round(total);
  }

  public static void main(String[] args) {
    System.out.println(args.length > 0 && args[0].equals("books") ? books() : answers());
  }
}
