import { pooledFactors, Z95 } from '@mechsym/facts';
import type { Estimate } from '../finding.ts';

/** A saving that a receipt showed, with its 95 % interval, at one point of what the effect scales with. */
export interface CalibrationPoint extends Estimate {
  /** e.g. length of the list, number of shapes; 0 where the saving does not scale */
  readonly at: number;
  /** interleaved before/after pairs */
  readonly pairs: number;
  /** parts of the receipt's run: what was saved of it, the place, and the functions around the place with it, without what they call */
  readonly run?: number;
  readonly share?: number;
  readonly around?: number;
  /** where and when it was measured, if not as the table says */
  readonly machine?: string;
  readonly date?: string;
}

/** How far what programs saved lies from what was predicted for them. Written by `npm run generate` from the scoreboard's programs. */
export interface Spread {
  /** standard deviation of the logarithm of measured over predicted savings, beyond what the intervals of both explain */
  readonly value: number;
  /** of which it was taken */
  readonly programs: number;
}

/** Savings measured on one version of one runtime. */
export interface CalibrationTable {
  readonly runtime: string;
  readonly version: string;
  /** class of machine, e.g. `2 cores, x64` */
  readonly machine: string;
  readonly date: string;
  readonly rules: Readonly<Record<string, readonly CalibrationPoint[]>>;
  /** rules whose receipt was tried on this version and shows nothing, and why: a clause such as `the rule does not find its own receipt` */
  readonly without?: Readonly<Record<string, string>>;
  /** of the runtime, the same in the tables of all its versions */
  readonly spread?: Spread;
}

/** By name of the file: `cpython-3.13`. */
export type Calibration = Readonly<Record<string, CalibrationTable>>;

export interface Saving extends Estimate {
  readonly at: number;
  readonly source: string;
  readonly measuredOn: string;
  readonly exactVersion: boolean;
  readonly spread?: Spread;
}

/** What the receipt of a saving above 1 says of the time beyond the place. */
export interface Beyond {
  /** the part of the other time in the functions around the place that went with it; undefined where the receipt does not tell */
  readonly beyond: number | undefined;
}

/**
 * The table of the nearest version of the same runtime on which the rule was measured, with whatever result; ties go to the older version.
 * So a version that was measured speaks for itself, also where its receipt shows nothing.
 */
export function tableFor(calibration: Calibration, runtime: string, version: string, rule: string): CalibrationTable | undefined {
  const tables = Object.values(calibration).filter((table) => table.runtime.toLowerCase() === runtime.toLowerCase()
    && ((table.rules[rule]?.length ?? 0) > 0 || table.without?.[rule] !== undefined));
  const wanted = minor(version);
  return tables.sort((a, b) => Math.abs(minor(a.version) - wanted) - Math.abs(minor(b.version) - wanted) || minor(a.version) - minor(b.version))[0];
}

/**
 * Why a rule is off by its receipt: no point of its curve has an interval above 0, or there is no curve. Undefined where it pays.
 * @param runtime by its name for people, and the version that was recorded
 */
export function offReason(table: CalibrationTable, rule: string, runtime: { readonly name: string; readonly version: string }): string | undefined {
  const points = table.rules[rule] ?? [];
  if (points.some((point) => point.low > 0)) return undefined;
  const why = points.length > 0 ? 'its receipt shows no saving' : `its receipt shows nothing (${table.without?.[rule] ?? 'it is empty'})`;
  return `${why} on ${runtime.name} ${table.version}${isExact(table, runtime.version) ? '' : ', the nearest version that was measured'}`;
}

function isExact(table: CalibrationTable, version: string): boolean {
  return minor(table.version) === minor(version);
}

/** The spread of a runtime's savings; where its own was not measured, the largest that was. Undefined where none was. */
export function spreadOf(calibration: Calibration, runtime: string): Spread | undefined {
  const tables = Object.values(calibration).filter(({ spread }) => spread !== undefined);
  const own = tables.filter((table) => table.runtime.toLowerCase() === runtime.toLowerCase());
  return (own.length > 0 ? own : tables).map(({ spread }) => spread as Spread).sort((a, b) => b.value - a.value)[0];
}

/**
 * A saving as it is to be expected in another program than the one that it was measured in. Variances of logarithms add; an end at 0 stays there.
 * @param spread standard deviation of the logarithm
 */
export function widened({ value, low, high }: Estimate, spread: number): Estimate {
  const end = (of: number, side: 1 | -1) => (of <= 0 ? of : value * Math.exp(side * Math.hypot(Math.log(of / value), Z95 * spread)));
  return value <= 0 ? { value, low, high } : { value, low: end(low, -1), high: end(high, 1) };
}

/** What a receipt showed, as it is to be expected in another program; the same where nothing is known of how far they differ. */
export function inOtherPrograms<T extends Saving>(saving: T, spread: Spread | undefined): T {
  return spread === undefined ? saving : { ...saving, ...widened(saving, spread.value), spread };
}

type Reading = Estimate & Beyond & { readonly at: number };

/** In order. Points at one place of the curve are several receipts of one saving: programs that differ in what nothing recorded tells. */
function curveOf(points: readonly CalibrationPoint[]): Reading[] {
  const places = [...new Set(points.map(({ at }) => at))].sort((a, b) => a - b);
  return places.map((at) => {
    const here = points.filter((point) => point.at === at);
    return { at, ...pooledFactors(here), beyond: meanOf(here.map(beyondOf)) };
  });
}

/** Time around a place below which, as a part of the place's own, a receipt says nothing of it. */
const LEAST_AROUND = 0.1;

function beyondOf({ run, share, around }: CalibrationPoint): number | undefined {
  if (run === undefined || share === undefined || around === undefined || around < share * (1 + LEAST_AROUND)) return undefined;
  return Math.max(0, run - share) / (around - share);
}

function meanOf(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/**
 * Reads a saving off the measured curve, linear between points on a logarithmic axis and flat beyond its ends.
 * @param runtime by its name for people, and the version that was recorded
 * @returns the saving in the receipt's program; `inOtherPrograms` says what to expect elsewhere
 */
export function savingAt(table: CalibrationTable, rule: string, at: number, runtime: { readonly name: string; readonly version: string }): Saving & Beyond {
  const points = table.rules[rule] ?? [];
  const curve = curveOf(points);
  const first = curve[0] as Reading;
  let read: Estimate & Beyond = at <= first.at ? first : curve.at(-1) as Reading;
  for (let i = 1; i < curve.length; i++) {
    const a = curve[i - 1] as Reading;
    const b = curve[i] as Reading;
    if (at < a.at || at > b.at) continue;
    const part = (Math.log1p(at) - Math.log1p(a.at)) / (Math.log1p(b.at) - Math.log1p(a.at));
    const between = (x: number, y: number) => x + (y - x) * part;
    read = { value: between(a.value, b.value), low: between(a.low, b.low), high: between(a.high, b.high), beyond: a.beyond === undefined || b.beyond === undefined ? undefined : between(a.beyond, b.beyond) };
  }
  const pairs = Math.min(...points.map((point) => point.pairs));
  const measuredOn = `${runtime.name} ${table.version}`;
  return {
    value: clamp(read.value), low: clamp(read.low), high: clamp(read.high), beyond: read.beyond, at, exactVersion: isExact(table, runtime.version), measuredOn,
    source: `receipt of \`${rule}\` on ${measuredOn}, ${pairs} pairs, ${points[0]?.machine ?? table.machine}, ${points[0]?.date ?? table.date}`,
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
