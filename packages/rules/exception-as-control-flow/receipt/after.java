/** Fields of a survey are read as numbers; what is no number is an answer in words. */
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

  public static void main(String[] args) {
    String[] answers = new String[600];
    for (int i = 0; i < answers.length; i++) answers[i] = i % 3 == 0 ? "none of these" : Integer.toString(i * 37);
    long total = 0;
    for (int round = 0; round < 2500; round++) total += score(answers, round) + (checksum(round) & 7);
    System.out.println(total);
  }
}
