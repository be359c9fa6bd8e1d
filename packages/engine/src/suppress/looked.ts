import { didYouMean } from '../rules/suggest.ts';
import type { FunctionModel, SourceModel } from '../source/model.ts';
import type { BulkEntry } from './bulk.ts';

/** A file that was read, with what was looked at in it. */
export interface LookedFile {
  readonly model: SourceModel;
  /** those that are what was recorded, where they were or elsewhere */
  readonly functions: ReadonlySet<FunctionModel>;
  /** names of the rules that ran there */
  readonly rules: ReadonlySet<string>;
}

/** Where the absence of a finding means something: its rule ran, in that function, on what it is now. */
export class Looked {
  readonly #files: ReadonlyMap<string, LookedFile>;
  readonly #known: ReadonlySet<string>;
  readonly #gone: ReadonlySet<string>;

  constructor(files: readonly LookedFile[], known: ReadonlySet<string>, gone: ReadonlySet<string>) {
    this.#files = new Map(files.map((file) => [file.model.file, file]));
    this.#known = known;
    this.#gone = gone;
  }

  /** Why nothing needs the suppression of a rule at lines of a file; undefined where that cannot be said. */
  whyUnusedAt(file: string, rule: string, lines: readonly number[]): string | undefined {
    const looked = this.#files.get(file);
    if (looked === undefined || !looked.rules.has(rule)) return undefined;
    if (lines.length === 0) return 'there is no code below it';
    const ran = lines.some((line) => {
      const column = looked.model.text.lines[line]?.search(/\S/) ?? 0;
      const around = looked.model.functionsAround({ line, column: Math.max(0, column) }).filter(({ kind }) => kind !== 'comprehension');
      const inner = around.at(-1);
      return inner !== undefined && looked.functions.has(inner);
    });
    return ran ? NOTHING_FOUND : undefined;
  }

  /** Why nothing needs an entry; undefined where that cannot be said. */
  whyUnused({ file, rule, scope }: BulkEntry): string | undefined {
    if (this.#gone.has(file)) return 'the file is gone';
    if (!this.#known.has(rule)) return `there is no such rule${didYouMean(rule, this.#known)}`;
    const looked = this.#files.get(file);
    if (looked === undefined) return undefined;
    const named = functionsOf(looked.model, scope);
    if (named.length === 0) return looked.model.whole && scope !== '<module>' ? 'there is no such function' : undefined;
    return looked.rules.has(rule) && named.some((fn) => looked.functions.has(fn)) ? NOTHING_FOUND : undefined;
  }
}

const NOTHING_FOUND = 'the rule finds nothing there in this recording';

function functionsOf(model: SourceModel, scope: string): readonly FunctionModel[] {
  return model.functions.filter(({ qualifiedName }) => qualifiedName === scope);
}
