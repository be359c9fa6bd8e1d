import com.sun.management.OperatingSystemMXBean;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * What a recording costs while it runs: one JVM does a load over and over, with and without a recording by turns, so that what its compilers made is the same for both.
 * Prints `plain recorded` for each window with a recording: CPU seconds of the process for its work, and what that work took in the windows before and after it.
 *
 *   java ... Toggle MAIN-CLASS ROUNDS SETTINGS WINDOWS
 */
class Toggle {
  static final double WARM = 15, SETTLE = 0.4, WINDOW = 2; // seconds

  static final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  final Method main;
  final Object[] arguments;

  Toggle(String name, String rounds) throws ReflectiveOperationException {
    main = Class.forName(name).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    arguments = new Object[] {new String[] {rounds}};
  }

  int run(double seconds) throws ReflectiveOperationException {
    int calls = 0;
    for (long start = System.nanoTime(); System.nanoTime() - start < seconds * 1e9; calls++) main.invoke(null, arguments);
    return calls;
  }

  /** CPU seconds a call, and calls. */
  double[] window(Path settings) throws Exception {
    try (Recording recording = settings == null ? null : new Recording(Configuration.create(settings))) {
      if (recording != null) {
        recording.setToDisk(true);
        recording.setMaxSize(1 << 28);
        recording.start();
      }
      run(SETTLE);
      long before = system.getProcessCpuTime();
      int calls = run(WINDOW);
      return new double[] {(system.getProcessCpuTime() - before) / 1e9 / calls, calls};
    }
  }

  public static void main(String[] words) throws Exception {
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    Toggle load = new Toggle(words[0], words[1]);
    Path settings = Path.of(words[2]);
    int windows = Integer.parseInt(words[3]);
    load.run(WARM);
    load.window(settings); // the first recording starts Flight Recorder
    List<double[]> plain = new ArrayList<>();
    List<double[]> recorded = new ArrayList<>();
    plain.add(load.window(null));
    for (int i = 0; i < windows; i++) {
      recorded.add(load.window(settings));
      plain.add(load.window(null));
    }
    for (int i = 0; i < windows; i++) {
      double[] with = recorded.get(i);
      out.printf("%.6f %.6f%n", (plain.get(i)[0] + plain.get(i + 1)[0]) / 2 * with[1], with[0] * with[1]);
    }
  }
}
