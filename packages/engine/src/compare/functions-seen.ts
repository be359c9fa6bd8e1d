import type { FunctionModel } from '../source/model.ts';
import type { JoinedFile } from '../join/joined-file.ts';
import type { FileView } from '../view/file-view.ts';

/** What a run tells about a function. */
export interface Seen {
  /** part of the run with it on the stack; 0 where it has no facts */
  readonly share: number;
  /** most looks at any of its values, caches or names */
  readonly looks: number;
  /** the source has it */
  readonly there: boolean;
}

/** The functions of the files of a lint, and how well each was seen. Give `add` to `lint` as `onFile`. */
export class FunctionsSeen {
  readonly #files = new Map<string, ReadonlyMap<string, Seen>>();

  add(view: FileView): void {
    const { model, joined } = view;
    const functions = new Map<string, Seen>();
    for (const { qualifiedName } of model.functions) functions.set(qualifiedName, { share: 0, looks: 0, there: true });
    for (const fn of joined.functions) {
      const known = functions.get(fn.qualifiedName);
      const share = view.shareOf(view.costs.ofFunction(fn));
      functions.set(fn.qualifiedName, { share: Math.max(share, known?.share ?? 0), looks: Math.max(looksAt(joined, fn), known?.looks ?? 0), there: true });
    }
    this.#files.set(model.file, functions);
  }

  /** Undefined of a file that was not read: nothing in it was hot. */
  of(file: string, name: string): Seen | undefined {
    const functions = this.#files.get(file);
    return functions && (functions.get(name) ?? { share: 0, looks: 0, there: false });
  }
}

function looksAt(joined: JoinedFile, fn: FunctionModel): number {
  const sum = (histogram: Readonly<Record<string, number>>) => Object.values(histogram).reduce((all, count) => all + count, 0);
  const facts = joined.factsOf(fn).flatMap((each) => [each.facts, ...each.facts.sites]);
  return facts.reduce((most, each) => Math.max(
    most,
    ...each.rows('value-shape').map(({ seen }) => seen),
    ...each.rows('inline-cache').map(({ shapes }) => sum(shapes)),
    ...each.rows('specialization').map(({ specialized, generic, warming }) => specialized + generic + warming),
    ...each.rows('binding').map(({ seen }) => seen),
  ), 0);
}
