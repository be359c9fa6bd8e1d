import org.mozilla.javascript.Context;
import org.mozilla.javascript.Scriptable;

/** Runs a program of JavaScript in Rhino's interpreter: a heap of tasks, closures, strings. */
class Script {
  static final String PROGRAM = String.join("\n",
      "function Task(name, cost) { this.name = name; this.cost = cost; this.after = []; }",
      "Task.prototype.key = function () { return this.cost * 31 + this.name.length; };",
      "function plan(count) {",
      "  var tasks = [], byName = {}, total = 0;",
      "  for (var i = 0; i < count; i++) { var task = new Task('t' + i, (i * 7919) % 1009); tasks.push(task); byName[task.name] = task; }",
      "  tasks.forEach(function (task, i) { for (var k = 1; k < 4; k++) task.after.push(byName['t' + (i * k + 1) % count]); });",
      "  tasks.sort(function (a, b) { return a.key() - b.key(); });",
      "  for (var j = 0; j < tasks.length; j++) tasks[j].after.forEach(function (other) { total += other.cost ^ j; });",
      "  return total + tasks.map(function (task) { return task.name; }).join('').length;",
      "}",
      "plan(300)");

  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    Context context = Context.enter();
    try {
      context.setOptimizationLevel(-1);
      Scriptable scope = context.initStandardObjects();
      double sum = 0;
      org.mozilla.javascript.Script script = context.compileString(PROGRAM, "plan.js", 1, null);
      for (int round = 0; round < rounds; round++) sum += Context.toNumber(script.exec(context, scope));
      System.out.printf("%.0f%n", sum);
    } finally {
      Context.exit();
    }
  }
}
