import { existsSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { displayWidth, interval, padEnd, percent, plural } from '@mechsym/formatters';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor } from '../config/settings.ts';
import { EXIT, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { print } from '../files.ts';
import { readTable, writeTable, type MeasuredPoint, type MeasuredTable } from '../rules/calibration.ts';
import { progress } from '../terminal/progress.ts';
import { busyText } from './busy.ts';
import { measureReceipt, type Shown } from './receipt.ts';
import { receiptsOf, type Receipt } from './receipts.ts';
import { MOST_PAIRS } from './pairs.ts';
import { presentRuntimes, type PresentRuntime } from './runtimes.ts';

export interface ProveRulesOptions extends LintOptions {
  readonly runtime?: readonly string[];
  readonly pairs?: number;
  readonly dryRun?: boolean;
  readonly check?: boolean;
  readonly shares?: boolean;
}

interface Row {
  readonly rule: string;
  readonly runtime: string;
  readonly words: string;
  readonly pairs: string;
}

/**
 * The command `rules prove`: measures receipts on the runtimes present and keeps what they show beside the rules.
 * @returns 0; 1 with `--check` where a receipt that is on holds no longer; 2 where a program of one failed
 */
export async function proveRules(names: readonly string[], options: ProveRulesOptions): Promise<number> {
  const { include } = await settingsFor(options, [], process.cwd());
  const receipts = await receiptsOf(names, include);
  const runtimes = await presentRuntimes(options.runtime ?? [], process.cwd(), process.env);
  if (runtimes.length === 0) throw new UserError('no runtime that can be recorded was found: mechsym doctor');
  const keeps = options.dryRun !== true && options.check !== true;
  const rows: Row[] = [];
  const lost: string[] = [];
  let failed = 0;
  const busy = busyText(loadavg()[0] ?? 0, availableParallelism());
  if (busy !== undefined) process.stderr.write(`mechsym: ${busy}\n`);
  const say = progress(process.stderr);
  try {
    for (const runtime of runtimes) {
      for (const receipt of receipts) {
        const file = join(receipt.calibration, `${runtime.name}-${runtime.version}.json`);
        const table = existsSync(file) ? await readTable(file) : undefined;
        const known = table?.rules[receipt.rule];
        if (options.shares === true && known === undefined) continue;
        const name = `${receipt.rule} on ${runtime.label}`;
        let shown: Awaited<ReturnType<typeof measureReceipt>>;
        try {
          shown = await measureReceipt(receipt, runtime, {
            pairs: options.pairs ?? MOST_PAIRS, onProgress: (what) => say(`${name}: ${what}`), ...(options.shares === true && known !== undefined && { known }),
          });
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
          failed++;
          shown = { missing: `failed: ${error.message.split('\n')[0] ?? ''}` };
          say(undefined);
          process.stderr.write(`mechsym: ${name}: ${error.message}\n`);
        }
        if (shown === undefined) continue;
        const its = rowsOf(receipt, runtime, shown);
        rows.push(...its);
        say(undefined);
        if (!('missing' in shown)) process.stderr.write(`mechsym  ${name}: ${its.map(({ words }) => words).join('; ')}\n`);
        if (known !== undefined && holds(known) && !('missing' in shown) && !('points' in shown && holds(shown.points))) lost.push(name);
        if (keeps && !('missing' in shown)) await writeTable(file, withShown(table, receipt, runtime, shown));
      }
    }
  } finally {
    say(undefined);
  }
  if (rows.length === 0) throw new UserError('nothing to measure: no receipt has programs for a runtime that is here (mechsym doctor)');
  await print(tableOf(rows));
  if (options.check === true && lost.length > 0) await print(`\n${plural(lost.length, 'receipt')} that ${lost.length === 1 ? 'is on holds' : 'are on hold'} no longer: ${lost.join(', ')}\n`);
  else if (keeps) await print(`\nWritten to ${[...new Set(receipts.map(({ calibration }) => shortName(calibration)))].join(', ')}. A rule is off on versions where its receipt shows no saving: mechsym rules list\n`);
  return failed > 0 ? EXIT.usage : options.check === true && lost.length > 0 ? EXIT.findings : EXIT.ok;
}

/** Whether a receipt shows a saving somewhere on its curve: what the engine asks. */
function holds(points: readonly MeasuredPoint[]): boolean {
  return points.some(({ low }) => low > 0);
}

/** What kind of machine this is: enough to tell tables apart, and nothing that names one. */
export function machineClass(): string {
  return `${availableParallelism()} cores, ${process.arch}`;
}

/** The table with what a receipt showed in the place of what it showed before. A point that was measured at another time or place than the table says so. */
export function withShown(table: MeasuredTable | undefined, { rule }: Receipt, { name, version }: PresentRuntime, shown: Shown, now = new Date()): MeasuredTable {
  const here = { machine: machineClass(), date: now.toISOString().slice(0, 10) };
  const { rules, without = {}, ...head } = table ?? { runtime: name, version, ...here, rules: {} };
  const others = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([each]) => each !== rule));
  const own = { ...(head.machine !== here.machine && { machine: here.machine }), ...(head.date !== here.date && { date: here.date }) };
  return {
    ...head,
    rules: { ...others(rules), ...('points' in shown && { [rule]: shown.points.map((point) => ({ ...point, ...own })) }) },
    without: { ...others(without), ...('without' in shown && { [rule]: shown.without }) },
  };
}

function rowsOf({ rule }: Receipt, { label }: PresentRuntime, shown: Shown | { readonly missing: string }): Row[] {
  const row = (words: string, pairs = ''): Row => ({ rule, runtime: label, words, pairs });
  if ('missing' in shown) return [row(shown.missing)];
  if ('without' in shown) return [row(`off: ${shown.without}`)];
  return shown.points.map((point) => {
    const where = shown.points.length > 1 ? ` at ${point.at}` : '';
    const run = `${signed(point.run)} of the run (${signed(point.runLow ?? point.run)} to ${signed(point.runHigh ?? point.run)})`;
    if (point.low > 0) return row(`saves ${percent(point.value)} at the site (${interval(point)})${where}, ${run}`, `${point.pairs}`);
    return row(`${point.high < 0 ? 'costs' : 'not separable'}${where}: ${run}`, `${point.pairs}`);
  });
}

const signed = (part: number) => (part < 0 ? `−${percent(-part)}` : percent(part));

function tableOf(rows: readonly Row[]): string {
  const head: Row = { rule: 'rule', runtime: 'runtime', pairs: 'pairs', words: 'what the receipt shows (95 %)' };
  const all = [head, ...rows];
  const width = (of: keyof Row) => Math.max(...all.map((row) => displayWidth(row[of])));
  return `${all.map((row) => `${padEnd(row.rule, width('rule'))}  ${padEnd(row.runtime, width('runtime'))}  ${padEnd(row.pairs, width('pairs'))}  ${row.words}`).join('\n')}\n`;
}
