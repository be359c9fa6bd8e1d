import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { functionNamed } from '../support/flight-recordings.ts';
import { JAVAS } from '../support/javas.ts';
import { compiled, record, type JavaProgram } from '../support/run-java.ts';

/** Works for some tenths of a second, then ends in the way that its first argument names. */
const SOURCE = `package demo;
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
    for (int i = 0; i < 100; i++) sum += work(100_000);
    System.out.println("worked " + sum);
    switch (args[0]) {
      case "exit":
        System.err.println(new String(System.in.readAllBytes()).length() + System.getProperty("mine") + System.getProperty("other") + System.getenv("JAVA_TOOL_OPTIONS"));
        System.exit(3);
      case "lost": throw new IllegalStateException("lost");
      case "term":
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
        signal("-TERM");
      case "kill":
        Thread.sleep(2500);
        signal("-KILL");
      case "throw":
        for (int i = 0; i < 700; i++) try { Integer.parseInt("x" + i); } catch (NumberFormatException e) { sum++; }
    }
  }
}
`;
const PLAIN = { stdout: 'worked 50000\n', stderr: '', status: 0, signal: null };

describe.for(JAVAS)('a recorded program on Java $short', { timeout: 120_000 }, (java) => {
  let program: JavaProgram;
  beforeAll(() => { program = compiled(java, SOURCE); }, 60_000);
  afterAll(() => { program.remove(); });

  it('has its standard input, its options, its environment and its exit code', async () => {
    const { outcome, recording } = await record(java, program, { args: ['exit'], input: 'x'.repeat(10_000), options: ['-Dmine=a b', '-Xmx200m'], env: { JAVA_TOOL_OPTIONS: '-Dother=1' } });
    expect(outcome).toEqual({ ...PLAIN, status: 3, stderr: 'Picked up JAVA_TOOL_OPTIONS: -Dother=1\n10000a b1-Dother=1\n' });
    expect(recording.problems).toEqual([]);
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('ends with the exception that nobody catches', async () => {
    const { outcome, recording } = await record(java, program, { args: ['lost'] });
    expect(outcome).toMatchObject({ ...PLAIN, status: 1, stderr: expect.stringMatching(/^Exception in thread "main" java\.lang\.IllegalStateException: lost\n\tat demo\.Main\.main\(Main\.java:\d+\)\n$/) as string });
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('dies by SIGTERM after its hook', async () => {
    const { outcome, recording } = await record(java, program, { args: ['term'] });
    expect(outcome).toEqual({ ...PLAIN, stdout: 'worked 50000\nhook\n', status: 143 });
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('killed in the middle leaves what it had recorded', async () => {
    const { outcome, recording } = await record(java, program, { args: ['kill'] });
    expect(outcome).toEqual({ ...PLAIN, status: null, signal: 'SIGKILL' });
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
  });

  it('by the environment prints the one line that the JVM prints about it, and hides no mistake in the options', async () => {
    const { outcome, recording } = await record(java, program, { args: ['plain'], by: 'environment' });
    expect({ ...outcome, stderr: outcome.stderr.replace(/^Picked up JAVA_TOOL_OPTIONS: .*\n/, '') }).toEqual(PLAIN);
    expect(functionNamed(recording, 'Main.work').rows('cost')[0]?.total).toBeGreaterThan(5);
    const mistaken = await record(java, program, { args: ['plain'], by: 'environment', options: ['-XX:+UseG2GC'] });
    expect(mistaken.outcome.status).toBe(1);
    expect(mistaken.outcome.stderr + mistaken.outcome.stdout).toContain("Unrecognized VM option 'UseG2GC'");
  });

  it('in a run for observations gives its exceptions', async () => {
    const { outcome, recording } = await record(java, program, { args: ['throw'], pass: 'observations' });
    expect(outcome).toEqual(PLAIN);
    const main = functionNamed(recording, 'Main.main');
    expect(main.sites.flatMap((site) => site.rows('exception').map((row) => [site.name, row.type, row.role, row.count]))).toContainEqual(['parseInt', 'NumberFormatException', 'passed', 700]);
  });
});
