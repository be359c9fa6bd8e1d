/** The numbers of the scoreboard, from the kept results. */
import { estimateOf } from '../measure.js';
import { spreadOf, widened } from './spread.js';
import { coverage, median, part, spearman } from './statistics.js';

/** The bars that the project set itself. `holds` takes a summary. */
export const BARS = [
  { name: 'planted or known cause first', wanted: '90 %', value: ({ first }) => percent(first), holds: ({ first }) => first >= 0.9 },
  { name: 'among the first three', wanted: '98 %', value: ({ three }) => percent(three), holds: ({ three }) => three >= 0.98 },
  { name: 'measured saving within the predicted 95 % interval', wanted: '85 to 98 %', value: (s) => percent(s.coverage), holds: (s) => s.coverage >= 0.85 && s.coverage <= 0.98 },
  { name: 'median absolute error, points of the run', wanted: 'at most 5', value: ({ error }) => points(error), holds: ({ error }) => error <= 0.05 },
  { name: 'rank correlation (Spearman)', wanted: 'at least 0.8', value: (s) => s.spearman.toFixed(2), holds: (s) => s.spearman >= 0.8 },
];

export function percent(value) {
  return Number.isNaN(value) ? '–' : `${Math.round(100 * value)} %`;
}

export function points(value) {
  return Number.isNaN(value) ? '–' : (100 * value).toFixed(1);
}

/** What an entry's change saved: of the pairs by turns, or what the case or trap notes (traps with their interval); undefined where neither is known. */
export function savingOf({ savings, noted }) {
  if (savings.length > 1) return { ...estimateOf(savings), byTurns: true };
  if (noted === undefined) return undefined;
  const [value, low, high] = Array.isArray(noted) ? noted : [noted, noted, noted];
  return { value, low, high, pairs: 0, byTurns: false };
}

/**
 * Entries of programs with a cause, as points: a cause that was not found was predicted to save nothing. The predicted interval is that of
 * samples and receipt alone, or with the `spread` of the entry, where it has one.
 */
export function pointsOf(entries) {
  return entries.filter(({ kind }) => kind !== 'traps').flatMap((entry) => {
    const measured = savingOf(entry);
    return measured === undefined ? [] : [{ entry, measured, predicted: widened({ value: entry.predicted ?? 0, low: entry.low ?? 0, high: entry.high ?? 0 }, entry.spread ?? 0) }];
  });
}

const FAMILIES = [['cpython', /^\d/], ['v8', /^node/], ['jvm', /^java/]];
/** Of fewer nothing is said. */
const PROGRAMS = 10;

/** Of each runtime with enough programs how far savings differ between them, as calibration tables have it: `{ cpython: { value, programs } }`. */
export function spreadsOf(entries) {
  return Object.fromEntries(FAMILIES.flatMap(([family, pattern]) => {
    const found = pointsOf(entries.filter(({ runtime }) => pattern.test(runtime))).filter(({ predicted }) => predicted.value > 0);
    const programs = new Set(found.map(({ entry }) => entry.name)).size;
    return programs < PROGRAMS ? [] : [[family, { value: Math.round(1000 * spreadOf(found)) / 1000, programs }]];
  }));
}

/** The entries with the spread of all other programs, so that no program speaks for the interval of its own prediction; where too few are left, the largest of another runtime. */
export function withSpread(entries) {
  return entries.map((entry) => {
    const spreads = spreadsOf(entries.filter(({ name }) => name !== entry.name));
    const [family] = FAMILIES.find(([, pattern]) => pattern.test(entry.runtime));
    return { ...entry, spread: spreads[family]?.value ?? Math.max(0, ...Object.values(spreads).map(({ value }) => value)) };
  });
}

/** Part of the run that a repair has to save for its cause to be asked at a place in the list: what saves less may well stand behind others. */
export const WORTH = 0.05;

/** Entries whose cause has to be found: cases, and real programs whose known fix pays on that version. */
export function causesIn(entries) {
  return entries.filter((entry) => entry.kind !== 'traps' && !(entry.kind === 'field' && savingOf(entry)?.value < WORTH));
}

/** All numbers of some entries: parts are 0 to 1, `error` is a part of the run. */
export function summaryOf(entries) {
  const causes = causesIn(entries);
  const traps = entries.filter(({ kind }) => kind === 'traps');
  const both = pointsOf(entries);
  const within = (rank, n) => rank > 0 && rank <= n;
  const five = causes.reduce((all, { five: each }) => ({ shown: all.shown + each.shown, planted: all.planted + each.planted, gone: all.gone + each.gone }), { shown: 0, planted: 0, gone: 0 });
  return {
    causes: causes.length,
    byTurns: both.filter(({ measured }) => measured.byTurns).length,
    first: part(causes, ({ rank }) => rank === 1),
    three: part(causes, ({ rank }) => within(rank, 3)),
    planted: five.planted / five.shown,
    explained: (five.planted + five.gone) / five.shown,
    line: { first: part(causes, ({ profile }) => profile.line === 1), three: part(causes, ({ profile }) => within(profile.line, 3)) },
    function: { first: part(causes, ({ profile }) => profile.function === 1), three: part(causes, ({ profile }) => within(profile.function, 3)) },
    coverage: coverage(both.map(({ predicted, measured }) => ({ low: predicted.low, high: predicted.high, value: measured.value }))),
    error: median(both.map(({ predicted, measured }) => Math.abs(predicted.value - measured.value))),
    bias: median(both.map(({ predicted, measured }) => predicted.value - measured.value)),
    spearman: spearman(both.map(({ predicted }) => predicted.value), both.map(({ measured }) => measured.value)),
    traps: traps.length,
    reported: traps.filter(({ reported }) => reported.length > 0).length,
  };
}
