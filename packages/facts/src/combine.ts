import type { FunctionPart, UnknownRow } from './part.ts';
import type { Rows } from './rows.ts';
import { unite } from './unite.ts';

export interface Combined {
  /** sites ascending by compareSites, each once; rows ascending by site and then by the other keys, each key once */
  readonly rows: Rows;
  readonly unknown: ReadonlyMap<string, readonly UnknownRow[]>;
}

/**
 * Adds up everything that was said about one function. The parts say the same afterwards, since another recording may
 * hold them too. Functions that come once and in order are not copied.
 */
export function combine(parts: readonly [FunctionPart, ...FunctionPart[]]): Combined {
  const [first, ...more] = parts;
  if (more.length === 0 && first.rows.arrange()) return { rows: first.rows, unknown: first.unknown };
  const { rows, moves } = unite([first.rows, ...more.map((part) => part.rows)]);
  return { rows, unknown: uniteUnknown(parts, moves) };
}

/** Rows of unknown kinds cannot be added up, since nobody here knows which columns are keys: they are kept side by side. */
function uniteUnknown(parts: readonly FunctionPart[], moves: readonly Int32Array[]): Map<string, UnknownRow[]> {
  const united = new Map<string, UnknownRow[]>();
  parts.forEach((part, p) => {
    for (const [kind, rows] of part.unknown) {
      const list = united.get(kind) ?? [];
      united.set(kind, list);
      for (const row of rows) {
        const { site } = row;
        list.push(typeof site === 'number' ? { ...row, site: site < 0 ? site : (moves[p] as Int32Array)[site] } : row);
      }
    }
  });
  return united;
}
