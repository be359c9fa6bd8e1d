import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import type { LintResult } from '@mechsym/engine';
import { quotient, type Estimate } from '@mechsym/facts';
import { assetPath } from '../assets.ts';
import { UserError } from '../errors.ts';
import type { MeasuredPoint } from '../rules/calibration.ts';
import { undoAtExit } from './leftovers.ts';
import { measurePairs, unrecorded } from './pairs.ts';
import { compileJava } from './java.ts';
import { programsFor, specFor, type Receipt } from './receipts.ts';
import { commandWith, type PresentRuntime } from './runtimes.ts';
import { pooledShare, type Seen } from './share.ts';

/** Recordings from which the share of a receipt's place is taken. */
const RECORDINGS = 3;

/** The configuration with which a receipt is linted; JSON is YAML. */
const CONFIG = '.receipt.config.yaml';

export interface ReceiptOptions {
  readonly pairs: number;
  /** take the runs' saving from what was measured before, and only the share of the place anew */
  readonly known?: readonly MeasuredPoint[];
  readonly onProgress: (what: string) => void;
}

/** What a receipt showed on one runtime; `without` says why there is nothing to show. */
export type Shown = { readonly points: readonly MeasuredPoint[] } | { readonly without: string };

/**
 * Measures a receipt on a runtime, point by point of its curve: what the advice saves of the run, from pairs, over the share of the place that the rule finds
 * in the program before. Undefined where it has no programs for the runtime.
 * @throws UserError if a program fails
 */
export async function measureReceipt(receipt: Receipt, runtime: PresentRuntime, options: ReceiptOptions): Promise<Shown | { readonly missing: string } | undefined> {
  const sources = programsFor(receipt, runtime.name);
  if (sources === undefined) return undefined;
  const spec = await specFor(receipt, runtime.name);
  const command = await commandWith(runtime, spec.needs ?? [], process.env);
  if (command === undefined) return { missing: `not tried: no ${(spec.needs ?? []).join(', ')} here` };
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-receipt-'));
  const remove = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    cpSync(receipt.folder, folder, { recursive: true, filter: (source) => basename(source) !== 'recordings' });
    // Another rule that sees the same cause would report it in the place of this one.
    await writeFile(join(folder, CONFIG), `${JSON.stringify({ rules: Object.fromEntries(receipt.others.map((rule) => [rule, 'off'])) })}\n`);
    const programs = runtime.name === 'jvm' ? [await compileJava(command, sources[0], folder), await compileJava(command, sources[1], folder)] as const : sources;
    const points: MeasuredPoint[] = [];
    for (const [i, point] of (spec.points ?? ['']).entries()) {
      const args = point === '' ? [] : [String(point)];
      const place = await placeOf(receipt, command, [programs[0], ...args], folder, (n) => options.onProgress(`recording ${n} of ${RECORDINGS}${at(args)}`));
      if (place === undefined) return { without: `the rule does not find its own receipt${at(args)}` };
      const known = options.known?.[i];
      const paired = known === undefined ? await runs(command, programs, args, folder, { ...options, clock: receipt.clock }) : { saving: runOf(known), pairs: known.pairs };
      if ('without' in paired) return paired;
      points.push(pointOf(place.at, paired.saving, paired.pairs, place.share, place.around));
    }
    return { points };
  } finally {
    remove();
  }
}

const at = (args: readonly string[]) => (args.length === 0 ? '' : ` at ${args.join(' ')}`);

async function runs(command: string, [before, after]: readonly [before: string, after: string], args: readonly string[], folder: string, { pairs, clock, onProgress }: ReceiptOptions & { readonly clock: 'cpu' | 'wall' }) {
  const env = unrecorded(process.env);
  const paired = await measurePairs({ words: [command, before, ...args], cwd: folder, env }, { words: [command, after, ...args], cwd: folder, env }, {
    most: pairs, clock, stopIfDifferent: true,
    onPair: (n, { value }) => onProgress(`pair ${n}${at(args)}: saves ${(100 * value).toFixed(1)} %`),
  });
  if (paired.outputs === 'different') return { without: `${before} and ${after} print different things${at(args)}` };
  if (paired.outputs === 'varies') return { without: `${before} prints something else each time${at(args)}` };
  return paired;
}

/** What a table says of the whole run; earlier ones had its interval divided by the share. */
export function runOf({ run, runLow, runHigh, low, high, share }: MeasuredPoint): Estimate {
  return { value: run, low: runLow ?? low * share, high: runHigh ?? high * share };
}

/** Three digits are more than any measurement means. */
const short = (x: number) => Math.round(1000 * x) / 1000;

export function pointOf(where: number, run: Estimate, pairs: number, share: Estimate, around: number): MeasuredPoint {
  const saving = quotient(run, share);
  return {
    at: Math.round(100 * where) / 100, value: short(saving.value), low: short(saving.low), high: short(saving.high), pairs,
    run: short(run.value), runLow: short(run.low), runHigh: short(run.high), share: short(share.value), around: short(around),
  };
}

interface Place {
  readonly share: Estimate;
  /** of the run, in the functions around it */
  readonly around: number;
  /** where on the curve, e.g. the length of the list */
  readonly at: number;
}

/** Samples that a recording of a receipt should have: on a fast machine one run has too few to say a share by, and too few looks at values. */
const ENOUGH = 700;
const MOST_RUNS = 8;

/** The share that the engine gives to the place that the rule finds; undefined if most recordings do not show it. Programs that are over soon are run several times a recording. */
async function placeOf({ rule, lintArguments }: Receipt, command: string, words: readonly string[], folder: string, onRecording: (n: number) => void): Promise<Place | undefined> {
  const seen: (Seen & { readonly at: number; readonly around: number })[] = [];
  const { trust } = await lintOf(command, words, folder, lintArguments);
  const times = Math.min(MOST_RUNS, Math.max(1, Math.ceil(ENOUGH / Math.max(1, trust.samples))));
  for (let i = 1; i <= RECORDINGS; i++) {
    onRecording(i);
    const { findings } = await lintOf(command, words, folder, ['--repeat', String(times), ...lintArguments]);
    const finding = findings.find((each) => each.rule === rule);
    if (finding !== undefined) seen.push({ samples: finding.share.samples, of: finding.share.of, at: finding.saving.at, around: finding.share.around });
  }
  if (seen.length <= RECORDINGS / 2) return undefined;
  const middle = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
  return { share: pooledShare(seen), around: middle(seen.map((each) => each.around)), at: middle(seen.map((each) => each.at)) };
}

/** Records a program and lints it, in a process of its own, as a user would. Node goes by its name, as its recorder needs it before 22.15. */
async function lintOf(command: string, words: readonly string[], folder: string, lintArguments: readonly string[]): Promise<LintResult> {
  const result = join(folder, '.result.json');
  const isNode = basename(command) === 'node';
  const env = { ...unrecorded(process.env), ...(isNode && { PATH: `${dirname(command)}${delimiter}${process.env['PATH'] ?? ''}` }) };
  const args = [assetPath('../bin/mechsym.js'), 'check', '--root', folder, '--config', join(folder, CONFIG), '--format', 'json', '--output-file', result, '--uncalibrated', '--min-impact', '0',
    ...lintArguments, '--', isNode ? 'node' : command, ...words];
  const { code, stderr } = await new Promise<{ readonly code: number; readonly stderr: string }>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    const forget = undoAtExit(() => { child.kill(); });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => { said = (said + text).slice(-4000); });
    child.on('error', reject);
    child.on('close', (status) => {
      forget();
      resolve({ code: status ?? 1, stderr: said });
    });
  });
  if (code !== 0 && code !== 1) throw new UserError(`\`${words.join(' ')}\` could not be recorded and linted:\n${stderr.trim().split('\n').slice(-8).join('\n')}`);
  const text = await readFile(result, 'utf8').catch(() => undefined);
  if (text === undefined) throw new UserError(`\`${words.join(' ')}\` ended with exit code ${code}:\n${stderr.trim().split('\n').slice(-8).join('\n')}`);
  return JSON.parse(text) as LintResult;
}
