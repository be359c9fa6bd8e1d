import type { FunctionPart } from './part.ts';
import { NO_UNKNOWN } from './part.ts';
import { RowsBuilder, type Strings } from './rows.ts';
import { KIND_NAMES } from './vocabulary.ts';

/** One run of a workload, of which a recording may hold several. */
export interface Run {
  readonly id: string;
  /** what was run: runs of one workload are repeats of each other */
  readonly workload: string;
}

/** A builder has room for large functions, which many small ones can share. */
const builders = new WeakMap<Strings, RowsBuilder>();

/**
 * What is kept of a function for each run: its samples, at the sites that have any. All else is known of the runs together
 * alone, so that ten recordings take little more memory than their sum.
 */
export function costOf(part: FunctionPart): FunctionPart | undefined {
  const { rows } = part;
  const count = rows.count('cost');
  if (count === 0) return undefined;
  let builder = builders.get(rows.strings);
  if (builder === undefined) builders.set(rows.strings, builder = new RowsBuilder(rows.strings));
  const moves = new Int32Array(rows.sites);
  for (let i = 0; i < count; i++) if (rows.siteOf('cost', i) >= 0) moves[rows.siteOf('cost', i)] = 1;
  let next = 0;
  for (let site = 0; site < moves.length; site++) {
    if (moves[site] === 0) continue;
    builder.addSite(rows.siteRow(site));
    moves[site] = next++;
  }
  for (let i = 0; i < count; i++) {
    const [site, ...sums] = rows.raw('cost', i) as number[];
    builder.add('cost', [site === -1 ? -1 : moves[site as number], ...sums]);
  }
  const { file, line, column, endLine, unit } = part;
  return { file, function: part.function, line, column, endLine, unit, fingerprints: [], rows: builder.build(), unknown: NO_UNKNOWN };
}

/** The samples that belong to none of the runs. */
export function costOutsideRuns(part: FunctionPart): FunctionPart {
  const { rows, runs } = part;
  const left = costOf(part);
  if (runs === undefined || left === undefined) return part;
  const taken = new Map<string, number[]>();
  const key = (of: FunctionPart, row: number): string => { const site = of.rows.siteOf('cost', row); return site < 0 ? '' : JSON.stringify(of.rows.siteRow(site)); };
  for (const run of runs.values()) {
    for (let i = 0; i < run.rows.count('cost'); i++) {
      const sums = taken.get(key(run, i)) ?? [0, 0, 0, 0];
      taken.set(key(run, i), sums.map((sum, at) => sum + run.rows.number('cost', i, at + 1)));
    }
  }
  const builder = new RowsBuilder(rows.strings);
  for (let site = 0; site < rows.sites; site++) builder.addSite(rows.siteRow(site));
  for (let i = 0; i < rows.count('cost'); i++) {
    const [site, ...sums] = rows.raw('cost', i) as number[];
    const gone = taken.get(key(part, i));
    const rest = sums.map((sum, at) => Math.max(0, sum - (gone?.[at] ?? 0)));
    if (gone === undefined || rest.some((sum) => sum > 0)) builder.add('cost', [site, ...rest]);
  }
  for (const kind of KIND_NAMES) {
    if (kind !== 'cost') for (let i = 0; i < rows.count(kind); i++) builder.add(kind, rows.raw(kind, i));
  }
  return { ...part, rows: builder.build() };
}
