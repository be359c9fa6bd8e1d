/** Shared by the scripts that measure: CPU time of a child, lint of a child, medians. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const mechsym = join(root, 'bin', 'mechsym.js');

/** Seconds of CPU (user and system, children included) of a command, and its stdout. */
export function cpuOf(command, args, cwd) {
  const runner = 'import os,sys\npid=os.posix_spawn(sys.argv[1],sys.argv[1:],os.environ)\n_,s,r=os.wait4(pid,0)\nsys.stderr.write("\\n%.6f %d"%(r.ru_utime+r.ru_stime,s))';
  const run = spawnSync('python3', ['-c', runner, command, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const [seconds, status] = run.stderr.split('\n').at(-1).split(' ').map(Number);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${run.stderr.slice(-2000)}`);
  return { seconds, stdout: run.stdout };
}

/** Parts of the CPU time that `after` saves of `before` (arguments of `command`), from interleaved pairs. Both have to print the same. */
export function savingsOf(command, before, after, cwd, pairs) {
  return Array.from({ length: pairs }, () => {
    const [first, second] = [cpuOf(command, before, cwd), cpuOf(command, after, cwd)];
    if (first.stdout !== second.stdout) throw new Error(`${before[0]} and ${after[0]} print different things`);
    return 1 - second.seconds / first.seconds;
  });
}

/** Records a command in `cwd` and lints it there; the result as `--format json` gives it. Node goes by its name, as its recorder needs it before 22.15. */
export function lintOf(command, args, cwd, lintArguments = []) {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-'));
  try {
    const out = join(folder, 'result.json');
    const isNode = basename(command) === 'node';
    const env = isNode ? { ...process.env, PATH: `${dirname(command)}${delimiter}${process.env['PATH']}` } : process.env;
    const run = spawnSync(process.execPath, [mechsym, 'check', '--root', cwd, '--no-config', '--format', 'json', '--output-file', out, ...lintArguments, '--', isNode ? 'node' : command, ...args],
      { cwd, env, encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (run.status !== 0 && run.status !== 1) throw new Error(`mechsym check failed with ${run.status}: ${run.stderr.slice(-2000)}`);
    return { ...JSON.parse(readFileSync(out, 'utf8')), stdout: run.stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median of savings from pairs, with Student's 95 % interval of their mean and its standard error. */
export function estimateOf(savings) {
  const mean = savings.reduce((a, b) => a + b, 0) / savings.length;
  const deviation = Math.sqrt(savings.reduce((a, b) => a + (b - mean) ** 2, 0) / (savings.length - 1));
  const error = deviation / Math.sqrt(savings.length);
  const half = quantile(savings.length - 1) * error;
  return { value: median(savings), low: mean - half, high: mean + half, pairs: savings.length, error };
}

function quantile(freedom) {
  const table = { 1: 12.71, 2: 4.3, 3: 3.18, 4: 2.78, 5: 2.57, 6: 2.45, 7: 2.36, 8: 2.31, 9: 2.26, 10: 2.23, 11: 2.2, 15: 2.13, 20: 2.09 };
  return table[Object.keys(table).map(Number).filter((n) => n <= freedom).at(-1)] ?? 12.71;
}
