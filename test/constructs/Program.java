package demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every construct that makes code, and the places where javac puts the lines of it. */
@Deprecated
public
class Program
    extends ArrayList<Object> implements Runnable {

  static final int FOLDED = 3 + 4;
  static final String TEXT = "a" + FOLDED;
  static final int[] TABLE = { 1,
      twice(2),
      3 };
  static int count;
  static {
    count = twice(FOLDED);
    for (int i = 0; i < 2; i++) count += i;
  }
  static final Runnable AT_ONCE = new Runnable() {
    int times = twice(1);
    public void run() {
      Runnable inner = () -> System.out.print("");
      inner.run();
      times++;
    }
  };
  static final Supplier<Object> LATER = () -> new Object() {
    @Override public String toString() { return "later" + count; }
  };

  @Deprecated
  private int size = twice(
      twice(1));
  final Supplier<Object> made = () -> new Object() {
    @Override public String toString() { return "made" + size; }
  };
  int plain, other = 2,
      third = twice(3);
  Runnable direct = new Runnable() { public void run() { size++; } };

  Program() {
    this(1);
  }

  Program(int size) {
    super(
        size);
    this.size += size;
  }

  Program(String text)
  {
    size = text.length();
  }

  {
    plain = twice(other);
  }

  static int twice(int x) { return 2 * x; }
  static int twice(long x) {
    long y = x;
    return (int) (y + y);
  }
  void nothing() { }
  int onlyLate() {
    int x;
    int y;
    x = y = 1;
    return x + y;
  }
  native int outside();

  @Override
  public void run() {
    chains(new StringBuilder());
    loops(List.of("a", "b"));
    choices("b", Kind.MANY, new Point(1, 2));
    functions();
    boxes();
    failures();
    locals();
  }

  String chains(StringBuilder b) {
    b
        .append(
            new Object())
        .append(twice(3)
            + size)
        .append("x" + size
            + b.length());
    int
        z
        =
        size;
    size = z;
    this.size++;
    --other;
    other <<= 1;
    TABLE[z & 1] += TABLE[0] - -z;
    Object text = (CharSequence)
        (Object)
            b.toString();
    return text instanceof String s && !s.isEmpty()
        ? s.trim()
        : s(text).strip();
  }

  static String s(Object o) {
    return o == null ? "" : o.toString();
  }

  int loops(List<String> texts) {
    int sum = 0;
    for (String text
        : texts)
      sum += text.length();
    for (int value : TABLE) sum += value;
    for (int i = twice(0);
        i < twice(2);
        i += twice(1)) {
      sum += i;
    }
    int n = 0;
    while (n < twice(4)) {
      n++;
      if (n == 2) continue;
      if (n > 6) break;
    }
    do {
      n -= twice(1);
    } while (n > twice(0));
    outer:
    for (;;) {
      while (true) {
        if (sum++ > twice(2)) break outer;
      }
    }
    for (Map.Entry<String, Integer> entry : new HashMap<String, Integer>(Map.of("k", 1)).entrySet()) sum += entry.getValue();
    return sum;
  }

  int choices(String text, Kind kind, Object thing) {
    int result = 0;
    switch (text) {
      case "a": result = twice(1); break;
      case "b":
        result = twice(2);
      default:
        result += 1;
    }
    switch (kind) {
      case ONE -> result += kind.weight();
      case MANY -> {
        result -= kind.weight();
      }
    }
    int more = switch (kind) {
      case ONE -> 1;
      default -> {
        int y = twice(3);
        yield y + 1;
      }
    };
    if (thing instanceof Point point) result += point.x() + point.sum();
    else if (result
        > twice(5)) result = 0;
    return result + more;
  }

  void functions() {
    Comparator<String> byLength = (a, b) -> a.length() - b.length();
    Function<Integer, Integer> nested = x -> {
      Function<Integer, Integer> inner = y -> twice(y) + x;
      return inner.apply(x);
    };
    nested.apply(1);
    Function<Object, String> reference = Program::s;
    Supplier<String> bound = this::toString;
    Supplier<Program> maker = Program::new;
    List<String> texts = new ArrayList<>(List.of("bb", "a"));
    texts.sort(byLength);
    reference.apply(bound.get());
    String joined = texts.stream()
        .filter(t -> !t.isEmpty())
        .map(t -> t
            .trim()
            .toUpperCase())
        .collect(Collectors.joining());
    IntBinaryOperator add = (a, b) -> a + b;
    IntStream.range(0, 3).map(i -> add.applyAsInt(i, joined.length())).sum();
    Runnable r = () -> {
      Supplier<Object> t = () -> {
        class Deep { int q() { return twice(1); } }
        return new Object() { @Override public int hashCode() { return new Deep().q(); } };
      };
      t.get().hashCode();
    };
    r.run();
    if (maker == null) throw new AssertionError();
  }

  void boxes() {
    Map<Integer, Long> counts = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      counts.put(i, 1L + counts.getOrDefault(i, 0L));
      counts.merge(i, 1L, Long::sum);
    }
    Long total = 0L;
    for (long each : counts.values()) total += each;
    Integer boxed = twice(1);
    int[][] grid = new int[twice(1)][2];
    grid[0][1]++;
    Object[] mixed = { boxed, 'c', total };
    size = boxed + mixed.length;
  }

  int failures() {
    try {
      if (size > 0) throw new IllegalStateException(
          "x" + size
              + other);
    } catch (IllegalStateException | IllegalArgumentException e) {
      count += e.getMessage().length();
    } finally {
      count += twice(1);
    }
    try (Closing closing = new Closing()) {
      closing.use();
    }
    synchronized (this) {
      count++;
    }
    assert size > twice(0) : "small" + size;
    return count;
  }

  int locals() {
    record Pair(int left, int right) {
      int both() { return left + right; }
    }
    enum Local { A, B }
    interface Shape { default int area() { return twice(2); } }
    class Square implements Shape {
      final int side = twice(1);
      @Override public int area() { return side * size; }
    }
    Shape shape = new Square();
    Shape other = new Shape() {
      @Override public int area() {
        return shape.area() + new Object() {
          int more() { return twice(9); }
        }.more();
      }
    };
    return new Pair(1, 2).both() + shape.area() + other.area() + Local.values().length;
  }

  static class Closing implements AutoCloseable {
    void use() { twice(1); }
    @Override public void close() { count++; }
  }

  enum Kind {
    ONE { @Override int weight() { return twice(1); } },
    MANY(twice(5)) {
      @Override
      int weight() {
        return base + 1;
      }
    };

    final int base;
    Kind() { this(1); }
    Kind(int base) { this.base = base; }
    int weight() { return base; }
  }

  record Point(int x,
      int y) {
    static int made;
    Point {
      made += twice(x);
    }
    Point(int both) { this(both, both); }
    int sum() { return x + y(); }
    public int y() { return y; }
  }

  record Plain(String name, List<Point> points) { }

  interface Walker {
    int START = twice(2);
    default int walk() { return START + step(); }
    private int step() { return 1; }
    static Walker of() { return new Walker() { }; }
  }

  class Inner {
    int depth = twice(size);
    class Deeper { int get() { return depth + Program.this.size; } }
  }

  static <T extends Comparable<T>> T largest(List<? extends T> values) {
    T best = null;
    for (T value : values) if (best == null || value.compareTo(best) > 0) best = value;
    return best;
  }

  public static void main(String... args) {
    Program program = new Program();
    for (int i = 0; i < 3; i++) program.run();
    Program.Inner.Deeper deeper = program.new Inner().new Deeper();
    System.out.println(deeper.get() > 0 && largest(List.of(1, 2)) == 2 && new Plain("", List.of()).hashCode() != 5 && Walker.of().walk() > 0);
    AT_ONCE.run();
    LATER.get().toString();
  }
}
