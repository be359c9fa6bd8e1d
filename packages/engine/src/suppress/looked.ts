import type { Problem } from '../finding.ts';
import { didYouMean } from '../rules/suggest.ts';
import type { FunctionModel, SourceModel } from '../source/model.ts';
import type { BulkEntry } from './bulk.ts';
import { inlineSuppressions, type InlineSuppression } from './inline.ts';

/** A comment of a file that suppresses a rule. */
export interface Comment extends InlineSuppression {
  /** why nothing needs it, if nothing turns out to; absent where that cannot be said */
  readonly whyUnused?: string;
}

/** A file that was read, with what was looked at in it: plain data, which outlives the tree. */
export interface LookedFile {
  readonly file: string;
  readonly comments: readonly Comment[];
  /** of comments that suppress nothing because something is wrong with them */
  readonly problems: readonly Problem[];
  /** names of the functions in it, each once; true of those that are what was recorded, where they were or elsewhere */
  readonly functions: readonly (readonly [name: string, isKnown: boolean])[];
  /** it was read from end to end */
  readonly whole: boolean;
  /** names of the rules that ran there */
  readonly rules: readonly string[];
}

/**
 * @param functions that are what was recorded
 * @param ran names of the rules that ran there
 * @param known names of all rules
 */
export function lookedFile(model: SourceModel, functions: ReadonlySet<FunctionModel>, ran: readonly string[], known: ReadonlySet<string>): LookedFile {
  const { suppressions, problems } = inlineSuppressions(model, known);
  const names = new Map<string, boolean>();
  for (const fn of model.functions) names.set(fn.qualifiedName, names.get(fn.qualifiedName) === true || functions.has(fn));
  const rules = new Set(ran);
  const comments = suppressions.map((each): Comment => {
    const whyUnused = rules.has(each.rule) ? whyUnusedAt(model, functions, each.lines) : undefined;
    return { ...each, ...(whyUnused !== undefined && { whyUnused }) };
  });
  return { file: model.file, comments, problems, functions: [...names], whole: model.whole, rules: [...rules] };
}

/** Why nothing needs a suppression at lines of a file; undefined where that cannot be said. */
function whyUnusedAt(model: SourceModel, functions: ReadonlySet<FunctionModel>, lines: readonly number[]): string | undefined {
  if (lines.length === 0) return 'there is no code below it';
  const ran = lines.some((line) => {
    const column = model.text.lines[line]?.search(/\S/) ?? 0;
    const around = model.functionsAround({ line, column: Math.max(0, column) }).filter(({ kind }) => kind !== 'comprehension');
    const inner = around.at(-1);
    return inner !== undefined && functions.has(inner);
  });
  return ran ? NOTHING_FOUND : undefined;
}

/** Where the absence of a finding means something: its rule ran, in that function, on what it is now. */
export class Looked {
  readonly #files: ReadonlyMap<string, LookedFile>;
  readonly #known: ReadonlySet<string>;
  readonly #gone: ReadonlySet<string>;

  constructor(files: readonly LookedFile[], known: ReadonlySet<string>, gone: ReadonlySet<string>) {
    this.#files = new Map(files.map((file) => [file.file, file]));
    this.#known = known;
    this.#gone = gone;
  }

  /** Why nothing needs an entry; undefined where that cannot be said. */
  whyUnused({ file, rule, scope }: BulkEntry): string | undefined {
    if (this.#gone.has(file)) return 'the file is gone';
    if (!this.#known.has(rule)) return `there is no such rule${didYouMean(rule, this.#known)}`;
    const looked = this.#files.get(file);
    if (looked === undefined) return undefined;
    const named = looked.functions.find(([name]) => name === scope);
    if (named === undefined) return looked.whole && scope !== '<module>' ? 'there is no such function' : undefined;
    return looked.rules.includes(rule) && named[1] ? NOTHING_FOUND : undefined;
  }
}

const NOTHING_FOUND = 'the rule finds nothing there in this recording';
