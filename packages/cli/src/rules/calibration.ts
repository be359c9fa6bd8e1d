import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Calibration, CalibrationTable } from '@mechsym/engine';
import { readChecked, readText } from '../config/read.ts';
import { writeAtomically } from '../files.ts';
import { calibrationFolder, ruleFiles } from './sources.ts';

/** A point as `rules prove` writes it: with what the saving at the place was made of. */
export interface MeasuredPoint {
  readonly at: number;
  /** part of the time at the place that is saved, with its interval */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  /** part of the receipt's run that is saved, with its interval; tables of earlier versions have none */
  readonly run: number;
  readonly runLow?: number;
  readonly runHigh?: number;
  /** of the place in the run before, as the engine sees it */
  readonly share: number;
  /** of the functions around it, without what they call; tables of earlier versions have none */
  readonly around?: number;
  readonly machine?: string;
  readonly date?: string;
}

export interface MeasuredTable extends CalibrationTable {
  readonly rules: Readonly<Record<string, readonly MeasuredPoint[]>>;
}

const NUMBER = { type: 'number' } as const;
const TEXT = { type: 'string', maxLength: 200 } as const;
const POINT = {
  type: 'object', required: ['at', 'value', 'low', 'high', 'pairs', 'run', 'share'], additionalProperties: false,
  properties: {
    at: NUMBER, value: NUMBER, low: NUMBER, high: NUMBER, pairs: { type: 'integer', minimum: 1 },
    run: NUMBER, runLow: NUMBER, runHigh: NUMBER, share: NUMBER, around: NUMBER, machine: TEXT, date: TEXT,
  },
} as const;
const TABLE = {
  type: 'object', required: ['runtime', 'version', 'machine', 'date', 'rules'], additionalProperties: false,
  properties: {
    runtime: TEXT, version: TEXT, machine: TEXT, date: TEXT,
    rules: { type: 'object', additionalProperties: { type: 'array', items: POINT, maxItems: 64 } },
    without: { type: 'object', additionalProperties: TEXT },
    spread: { type: 'object', required: ['value', 'programs'], additionalProperties: false, properties: { value: { type: 'number', minimum: 0 }, programs: { type: 'integer', minimum: 1 } } },
  },
} as const;

/** @throws UserError with file, line and column if it is no table of savings */
export async function readTable(file: string): Promise<MeasuredTable | undefined> {
  return (await readChecked<MeasuredTable>(file, await readText(file), TABLE))?.value;
}

/** Writes a table, a point on a line. */
export function writeTable(file: string, table: MeasuredTable): Promise<void> {
  const sorted = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  const { rules, without = {}, ...head } = table;
  const whole = { ...head, rules: sorted(rules), ...(Object.keys(without).length > 0 && { without: sorted(without) }) };
  const text = JSON.stringify(whole, undefined, 1).replace(/\{\s+("at"[^}]*?)\s+\}/g, (_, inner: string) => `{ ${inner.replace(/\s+/g, ' ')} }`);
  return writeAtomically(file, `${text}\n`);
}

/**
 * The savings measured for rules of the user: the tables in `calibration/` beside the rules' folders. None of them may speak for a rule of ours.
 * @param include rule files and folders, absolute
 * @param taken names that are not the user's
 */
export async function userCalibration(include: readonly string[], taken: ReadonlySet<string>): Promise<Calibration> {
  const tables: Record<string, CalibrationTable> = {};
  for (const path of include) {
    const folders = new Set((await ruleFiles(path)).flatMap((file) => [calibrationFolder(file, path), join(dirname(file), 'calibration')]));
    for (const folder of folders) {
      if (!existsSync(folder)) continue;
      for (const name of (await readdir(folder)).sort()) {
        if (!name.endsWith('.json')) continue;
        const file = join(folder, name);
        const table = await readTable(file);
        if (table === undefined) continue;
        const own = <T>(of: Readonly<Record<string, T>>) => Object.fromEntries(Object.entries(of).filter(([rule]) => !taken.has(rule)));
        tables[`${folder}/${basename(name, '.json')}`] = { ...table, rules: own(table.rules), without: own(table.without ?? {}) };
      }
    }
  }
  return tables;
}
