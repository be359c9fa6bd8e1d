import type { Estimate } from '@mechsym/facts';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { undoAtExit } from './leftovers.ts';
import { MeasuredRun, type Command, type Measured } from './measured-run.ts';
import { meanOf, savingFrom } from './saving.ts';
import { takeTurns } from './turns.ts';

/** Pairs that are measured unless asked otherwise, if the interval stays wide. */
export const MOST_PAIRS = 40;
/** Pairs before the first look at the interval. */
export const FEWEST_PAIRS = 6;
/** Half width of the 95 % interval, in parts of the run, at which no more pairs are measured. */
export const PRECISION = 0.005;

/** Whether stdout is the same; `varies`: the first command alone prints something else each time. */
export type Outputs = 'same' | 'different' | 'varies';

/** What pairs of runs showed. */
export interface Paired {
  /** part of the time that the second command saves; negative where it costs */
  readonly saving: Estimate;
  readonly pairs: number;
  /** mean seconds of each */
  readonly seconds: readonly [before: number, after: number];
  readonly outputs: Outputs;
  /** the interval leaves out 0 */
  readonly separable: boolean;
}

export interface PairOptions {
  readonly most?: number;
  /** CPU time, if absent, of runs that take turns; or the time on the wall of runs one after the other, for what waits */
  readonly clock?: 'cpu' | 'wall';
  /** that both commands have to end with; 0 if absent */
  readonly exitCode?: number;
  /** ends before the first counted pair where outputs differ: `Paired` then has no pairs */
  readonly stopIfDifferent?: boolean;
  /** is told after each pair; the saving from the second on */
  readonly onPair?: (pairs: number, so: Estimate) => void;
}

/** After how many pairs the interval is looked at: 6, 9, 14, 21, 32, ... and at last `most`. */
export function looks(most: number): number[] {
  const at: number[] = [];
  for (let n = FEWEST_PAIRS; n < most; n = Math.max(n + 1, Math.round(n * 1.5))) at.push(n);
  return [...at, most];
}

/**
 * When enough pairs are measured: at the first look whose interval is at most PRECISION to either side, or at the last one. A look asks how wide the
 * interval is and never where it lies, so that nobody goes on until a difference is significant, or stops because it is (Y. S. Chow and
 * H. Robbins, On the asymptotic theory of fixed-width sequential confidence intervals, Annals of Mathematical Statistics 36, 1965).
 * packages/cli/test/prove/pairs.test.ts measures how often the interval then holds the truth.
 */
export function isEnough(logRatios: readonly number[], most: number): boolean {
  const n = logRatios.length;
  return n >= most || (looks(most).includes(n) && meanOf(logRatios).half <= PRECISION);
}

/**
 * Measures two commands in pairs whose runs take turns, the first of a pair now the one and now the other. One pair goes before and is not
 * counted: it fills caches, and shows whether the commands run and print the same.
 * @throws UserError if a command ends with another exit code than it has to
 */
export async function measurePairs(before: Command, after: Command, { most = MOST_PAIRS, clock = 'cpu', exitCode = 0, stopIfDifferent = false, onPair }: PairOptions = {}): Promise<Paired> {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-pairs-'));
  const remove = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const pair = async (swapped: boolean): Promise<readonly [Measured, Measured]> => {
      const start = [() => new MeasuredRun(before, folder, 'before'), () => new MeasuredRun(after, folder, 'after')] as const;
      const inOrder = swapped ? [start[1], start[0]] as const : start;
      const [x, y] = await (clock === 'wall' ? oneAfterTheOther(inOrder) : byTurns(inOrder));
      const [first, second] = swapped ? [y, x] : [x, y];
      mustEnd(before, first, exitCode);
      mustEnd(after, second, exitCode);
      return [first, second];
    };
    const [warm, warmAfter] = await pair(false);
    let outputs: Outputs = warm.output === warmAfter.output ? 'same' : 'different';
    if (outputs === 'different' && stopIfDifferent) {
      return { saving: { value: 0, low: -1, high: 1 }, pairs: 0, seconds: [warm.seconds, warmAfter.seconds], outputs: await varies(before, folder, warm) ? 'varies' : outputs, separable: false };
    }
    const logRatios: number[] = [];
    const sums = [0, 0] as [number, number];
    while (!isEnough(logRatios, most)) {
      const [first, second] = await pair(logRatios.length % 2 === 1);
      if (first.output !== warm.output) outputs = 'varies';
      else if (first.output !== second.output && outputs === 'same') outputs = 'different';
      const [slow, fast] = clock === 'wall' ? [first.onClock, second.onClock] : [first.seconds, second.seconds];
      sums[0] += slow;
      sums[1] += fast;
      logRatios.push(Math.log(Math.max(fast, SHORTEST) / Math.max(slow, SHORTEST)));
      onPair?.(logRatios.length, savingFrom(logRatios));
    }
    const saving = savingFrom(logRatios);
    const n = logRatios.length;
    return { saving, pairs: n, seconds: [sums[0] / n, sums[1] / n], outputs, separable: saving.low > 0 || saving.high < 0 };
  } finally {
    remove();
  }
}

type Starts = readonly [() => MeasuredRun, () => MeasuredRun];

async function byTurns([one, other]: Starts): Promise<readonly [Measured, Measured]> {
  const runs = [one(), other()] as const;
  // Neither is left without somebody who waits for it, should the other one fail.
  const both = Promise.all([runs[0].ended, runs[1].ended]);
  await Promise.all([takeTurns(runs), both.catch(() => undefined)]);
  return both;
}

async function oneAfterTheOther([one, other]: Starts): Promise<readonly [Measured, Measured]> {
  return [await one().ended, await other().ended];
}

/** Seconds that a shell can tell from nothing. */
const SHORTEST = 0.001;

async function varies(command: Command, folder: string, earlier: Measured): Promise<boolean> {
  return (await new MeasuredRun(command, folder, 'before').ended).output !== earlier.output;
}

function mustEnd({ words, cwd }: Command, { exitCode, complaint }: Measured, wanted: number): void {
  if (exitCode === wanted) return;
  const why = complaint === '' ? '' : `:\n${complaint.split('\n').slice(-8).join('\n')}`;
  throw new UserError(`\`${words.join(' ')}\` in ${cwd} ended with exit code ${exitCode}${wanted === 0 ? '' : ` and not with ${wanted} as when it was recorded`}${why}`);
}

/** An environment in which nothing is recorded, whatever the caller's is. */
export function unrecorded(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { MECHSYM_DIR: _, MECHSYM_V8: __, ...rest } = env;
  return rest;
}
