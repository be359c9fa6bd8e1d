/** Savings from pairs of runs that take turns of a tenth of a second, so that a machine that is slow for a while is slow for both. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('turns.py', import.meta.url));

/**
 * Parts of the time that `after` saves of `before` (arguments of `command`), one a pair. Both have to print the same.
 * @param clock `wall` for programs that wait; else CPU time counts
 */
export function turnsOf(command, before, after, cwd, pairs, clock = 'cpu') {
  return secondsOf([[command, ...before], [command, ...after]], cwd, pairs, clock).map(([first, second]) => 1 - second / first);
}

/** Seconds of both commands, a pair at a time. */
export function secondsOf(commands, cwd, pairs, clock) {
  const run = spawnSync('python3', [script, String(pairs), cwd, JSON.stringify(commands), clock], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.status !== 0) throw new Error(run.stderr.trim().split('\n').at(-1) ?? 'turns.py failed');
  return JSON.parse(run.stdout);
}
