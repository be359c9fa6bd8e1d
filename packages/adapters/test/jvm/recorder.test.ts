import { describe, expect, it } from 'vitest';

import { functionNamed } from '../support/flight-recordings.ts';
import { JAVAS } from '../support/javas.ts';
import { runBoth, type JavaProgram } from '../support/run-java.ts';

/** A program that works for some seconds, then does what the test is about. */
const program = (end: string, more: Omit<JavaProgram, 'source'> = {}): JavaProgram => ({ ...more, source: `package demo;
import java.util.HashMap;
import java.util.Map;
public class Main {
  static int work(int n) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int i = 0; i < n; i++) counts.merge(1000 + i % 500, 1, Integer::sum);
    return counts.size();
  }
  static void signal(String name) throws Exception {
    new ProcessBuilder("kill", name, "" + ProcessHandle.current().pid()).start().waitFor();
    Thread.sleep(20000);
  }
  public static void main(String[] args) throws Exception {
    long sum = 0;
    for (int i = 0; i < 300; i++) sum += work(100_000);
    System.out.println("worked " + sum);
    ${end}
  }
}
` });

const PROGRAMS: Readonly<Record<string, JavaProgram>> = {
  'a plain end': program('System.err.println("said");'),
  'System.exit': program('System.exit(3);'),
  'an exception that nobody catches': program('throw new IllegalStateException("lost");'),
  'death by SIGTERM, with a hook': program('Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook"))); signal("-TERM");'),
  'standard input, and options of its own': program('System.out.println(new String(System.in.readAllBytes()).length() + System.getProperty("mine") + System.getenv("JAVA_TOOL_OPTIONS"));', {
    input: 'x'.repeat(10_000), options: ['-Dmine=a b', '-Xmx200m'], env: { JAVA_TOOL_OPTIONS: '-Dother=1' },
  }),
};

describe.for(JAVAS)('a recorded program on Java $short', (java) => {
  it.for(Object.entries(PROGRAMS))('behaves as without the recorder: %s', { timeout: 120_000 }, async ([, each]) => {
    const { plain, recorded, recording } = await runBoth(java, each, 'arguments');
    expect(recorded).toEqual(plain);
    expect(recording.problems).toEqual([]);
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('killed in the middle leaves what it had recorded', { timeout: 120_000 }, async () => {
    const { plain, recorded, recording } = await runBoth(java, program('Thread.sleep(2500); signal("-KILL");'), 'arguments');
    expect(recorded).toEqual(plain);
    expect(recorded.signal).toBe('SIGKILL');
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('by the environment prints the one line that the JVM prints about it', { timeout: 120_000 }, async () => {
    const { plain, recorded, recording } = await runBoth(java, PROGRAMS['a plain end'] as JavaProgram, 'environment');
    expect({ ...recorded, stderr: recorded.stderr.replace(/^Picked up JAVA_TOOL_OPTIONS: .*\n/, '') }).toEqual(plain);
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('in a run for observations gives its exceptions', { timeout: 120_000 }, async () => {
    const thrower = program('for (int i = 0; i < 700; i++) try { Integer.parseInt("x" + i); } catch (NumberFormatException e) { sum++; }');
    const { plain, recorded, recording } = await runBoth(java, thrower, 'arguments', 'observations');
    expect(recorded).toEqual(plain);
    const main = functionNamed(recording, 'Main.main');
    expect(main.sites.flatMap((site) => site.rows('exception').map((row) => [site.name, row.type, row.role, row.count]))).toContainEqual(['parseInt', 'NumberFormatException', 'passed', 700]);
  });
});
