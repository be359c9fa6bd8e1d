import type { FunctionFacts } from './function-facts.ts';
import type { FunctionPart } from './part.ts';
import type { Recording } from './recording.ts';
import { RowsBuilder } from './rows.ts';
import { KIND_NAMES } from './vocabulary.ts';

export interface Placed {
  /** sites that found their function */
  readonly sites: number;
  /** sites on lines that lie in no known function */
  readonly left: number;
}

/**
 * Samplers from outside may know the file and the line and no function: they write facts of a function without a name.
 * This moves each of their sites into the innermost known function of that file (with a known last line, and columns
 * of the same unit) whose lines contain it. What lies in none stays where it was. To be done once, after everything
 * was read.
 */
export function placeLineFacts(recording: Recording): Placed {
  let placed = 0;
  let left = 0;
  for (const file of recording.files) {
    const functions = recording.functionsOf(file);
    for (const nameless of functions.filter((facts) => facts.function === '')) {
      const known = functions.filter((facts) => facts.function !== '' && facts.line > 0 && facts.endLine > 0 && facts.unit === nameless.unit);
      const result = placeFunction(recording, nameless, known);
      placed += result.sites;
      left += result.left;
    }
  }
  return { sites: placed, left };
}

function placeFunction(recording: Recording, nameless: FunctionFacts, known: readonly FunctionFacts[]): Placed {
  const whole = nameless.toPart();
  const start = nameless.line || 1;
  const targets = Array.from({ length: whole.rows.sites }, (_, i) => innermost(known, start + whole.rows.siteNumber(i, 0)));
  const sites = targets.filter((target) => target !== undefined).length;
  if (sites === 0) return { sites, left: targets.length };
  recording.removeFunction(nameless);
  /** What lies there of each run, whose sites have other numbers. */
  const runsIn = (target: FunctionFacts | undefined, to: Omit<FunctionPart, 'rows' | 'unknown'>, shift: number, all: boolean): Pick<FunctionPart, 'runs'> => (whole.runs === undefined ? {} : {
    runs: new Map([...whole.runs].map(([run, part]) => {
      const { runs: _, ...rest } = to;
      return [run, { ...rest, ...selected(part, (site) => innermost(known, start + part.rows.siteNumber(site, 0)) === target, shift, all) }];
    })),
  });
  for (const target of new Set(targets)) {
    const chosen = (site: number): boolean => targets[site] === target;
    if (target === undefined) recording.addFunction({ ...whole, ...selected(whole, chosen, 0, true), ...runsIn(target, whole, 0, true) });
    else {
      const { file, function: name, line, column, endLine, unit } = target;
      const to = { file, function: name, line, column, endLine, unit, fingerprints: [] };
      recording.addFunction({ ...to, ...selected(whole, chosen, line - start, false), ...runsIn(target, to, line - start, false) });
    }
  }
  const rest = selected(whole, () => false, 0, true);
  if (!targets.includes(undefined) && (rest.rows.size > 0 || rest.unknown.size > 0)) recording.addFunction({ ...whole, ...rest, ...runsIn(undefined, whole, 0, true) });
  return { sites, left: targets.length - sites };
}

/** The smallest range around a line; among equals the one that starts last, then the first by name. */
function innermost(functions: readonly FunctionFacts[], line: number): FunctionFacts | undefined {
  let best: FunctionFacts | undefined;
  for (const facts of functions) {
    if (line < facts.line || line > facts.endLine) continue;
    if (best === undefined) best = facts;
    else {
      const smaller = (best.endLine - best.line) - (facts.endLine - facts.line);
      if (smaller > 0 || (smaller === 0 && facts.line > best.line)) best = facts;
    }
  }
  return best;
}

/** The chosen sites, `shift` lines up, with their rows; with `whole` the rows of the function as a whole too. */
function selected(part: FunctionPart, chosen: (site: number) => boolean, shift: number, whole: boolean): Pick<FunctionPart, 'rows' | 'unknown'> {
  const builder = new RowsBuilder(part.rows.strings);
  let next = 0;
  const moves = Array.from({ length: part.rows.sites }, (_, site) => {
    if (!chosen(site)) return undefined;
    const [line, column, endLine, ...what] = part.rows.siteRow(site);
    builder.addSite([line - shift, column, endLine < 0 ? endLine : Math.max(0, endLine - shift), ...what]);
    return next++;
  });
  const moved = (site: number): number | undefined => (site < 0 ? (whole ? -1 : undefined) : moves[site]);
  for (const kind of KIND_NAMES) {
    for (let i = 0; i < part.rows.count(kind); i++) {
      const site = moved(part.rows.siteOf(kind, i));
      if (site !== undefined) builder.add(kind, [site, ...part.rows.raw(kind, i).slice(1)]);
    }
  }
  const unknown = [...part.unknown].map(([kind, list]) => [kind, list.flatMap((row) => {
    const site = moved(typeof row['site'] === 'number' ? row['site'] : -1);
    return site === undefined ? [] : [typeof row['site'] === 'number' ? { ...row, site } : row];
  })] as const).filter(([, list]) => list.length > 0);
  return { rows: builder.build(), unknown: new Map(unknown) };
}
