import type { Estimate } from '../finding.ts';

/** A saving that a receipt showed, with its 95 % interval, at one point of what the effect scales with. */
export interface CalibrationPoint extends Estimate {
  /** e.g. length of the list, number of shapes; 0 where the saving does not scale */
  readonly at: number;
  /** interleaved before/after pairs */
  readonly pairs: number;
}

/** Savings measured on one version of one runtime. */
export interface CalibrationTable {
  readonly runtime: string;
  readonly version: string;
  readonly machine: string;
  readonly date: string;
  readonly rules: Readonly<Record<string, readonly CalibrationPoint[]>>;
}

/** By name of the file: `cpython-3.13`. */
export type Calibration = Readonly<Record<string, CalibrationTable>>;

export interface Saving extends Estimate {
  readonly at: number;
  readonly source: string;
  readonly measuredOn: string;
  readonly exactVersion: boolean;
}

/** The table of the nearest version of the same runtime that has the rule; ties go to the older version. */
export function tableFor(calibration: Calibration, runtime: string, version: string, rule: string): CalibrationTable | undefined {
  const tables = Object.values(calibration).filter((table) => table.runtime.toLowerCase() === runtime.toLowerCase() && (table.rules[rule]?.length ?? 0) > 0);
  const wanted = minor(version);
  return tables.sort((a, b) => Math.abs(minor(a.version) - wanted) - Math.abs(minor(b.version) - wanted) || minor(a.version) - minor(b.version))[0];
}

/** Whether the rule was measured on just this version and did not pay there: the whole interval lies at or below 0. */
export function paysOn(table: CalibrationTable, rule: string): boolean {
  return (table.rules[rule] ?? []).some((point) => point.low > 0);
}

/** Reads a saving off the measured curve, linear between points on a logarithmic axis and flat beyond its ends. */
export function savingAt(table: CalibrationTable, rule: string, at: number, version: string): Saving {
  const points = [...table.rules[rule] ?? []].sort((a, b) => a.at - b.at);
  const first = points[0] as CalibrationPoint;
  const last = points.at(-1) as CalibrationPoint;
  let read: Estimate = at <= first.at ? first : last;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as CalibrationPoint;
    const b = points[i] as CalibrationPoint;
    if (at < a.at || at > b.at) continue;
    const part = a.at === b.at ? 0 : (Math.log1p(at) - Math.log1p(a.at)) / (Math.log1p(b.at) - Math.log1p(a.at));
    const between = (x: number, y: number) => x + (y - x) * part;
    read = { value: between(a.value, b.value), low: between(a.low, b.low), high: between(a.high, b.high) };
  }
  const exactVersion = minor(table.version) === minor(version);
  const pairs = Math.min(...points.map((point) => point.pairs));
  return {
    value: clamp(read.value), low: clamp(read.low), high: clamp(read.high), at, exactVersion,
    measuredOn: `${table.runtime} ${table.version}`,
    source: `receipt of \`${rule}\` on ${table.runtime} ${table.version}, ${pairs} pairs, ${table.machine}, ${table.date}`,
  };
}

/** Beyond this the receipt hardly saw the place, and what it saved says nothing about what a clock sees there. */
const MOST = 10;

/** Above 1 where a part of the cost has no place of its own: the collector's work, a caller that is not compiled as well. */
function clamp(value: number): number {
  return Math.min(MOST, Math.max(0, value));
}

/** 3.13.2 as 3.013, so that versions compare as numbers. */
function minor(version: string): number {
  const [major = 0, second = 0] = version.split('.').map(Number);
  return major + second / 1000;
}
