import type { Problem } from '../finding.ts';
import { languages as knownLanguages } from '../source/index.ts';
import type { At, Path } from './check.ts';
import { ExpressionError } from './expressions.ts';
import { meantOr } from './suggest.ts';

/** A file with a rule. */
export interface SpecSource<S> {
  /** for problems, as the user gave it */
  readonly file: string;
  /** the YAML text, or the value where it was checked when the package was built */
  readonly text?: string;
  readonly spec?: S;
  /** the rule's page, Markdown */
  readonly page?: string;
}

interface Spec {
  readonly rule: string;
  readonly languages: readonly string[];
}

/** A rule as it was read, and what is wrong with it. */
export class Reading<S extends Spec> {
  readonly spec: S;
  /** place of a part of the rule in its file, 1-based; of a rule that was checked when it was built, the first line */
  readonly placeOf: At;
  readonly problems: Problem[] = [];
  readonly #file: string;
  readonly #isChecked: boolean;

  /** @param isChecked whether the rule was checked already: its parts are compiled when they are asked for, most of them never */
  constructor(file: string, spec: S, placeOf: At, isChecked = false) {
    this.spec = spec;
    this.placeOf = placeOf;
    this.#file = file;
    this.#isChecked = isChecked;
  }

  /**
   * A part of the rule that is compiled once: when first asked for where the rule was checked already, else here, so that what is
   * wrong with it is reported.
   */
  part<T>(compile: () => T): () => T {
    let made: { readonly value: T } | undefined;
    const part = (): T => {
      if (made === undefined) {
        const known = this.problems.length;
        made = { value: compile() };
        const [wrong] = this.#isChecked ? this.problems.slice(known) : [];
        if (wrong !== undefined) throw new Error(wrong.message);
      }
      return made.value;
    };
    if (!this.#isChecked) part();
    return part;
  }

  report(path: Path, message: string): void {
    this.problems.push({ severity: 'error', file: this.#file, ...this.placeOf(path), message: `rule \`${this.spec.rule}\`: ${message}` });
  }

  /** Runs `compile`; a failure is reported and stands in as undefined, since the whole rule is left out then. */
  guard<T>(path: Path, compile: () => T): T {
    try {
      return compile();
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      this.report(path, `\`${path.join('.')}\`, at character ${error.offset + 1}: ${error.message}`);
      return undefined as T;
    }
  }

  /** Reports languages that no source is read in. */
  checkLanguages(): void {
    const families = [...new Set(knownLanguages.map(({ family }) => family))];
    this.spec.languages.forEach((language, i) => {
      if (!families.includes(language)) this.report(['languages', i], `unknown language \`${language}\`${meantOr(language, families)}`);
    });
  }
}

/** @returns undefined where the file is no rule, with its problems */
async function readSpec<S extends Spec>(source: SpecSource<S>, schema: object): Promise<{ reading?: Reading<S>; problems: Problem[] }> {
  if (source.spec !== undefined) return { reading: new Reading(source.file, source.spec, () => ({ line: 1, column: 1 }), true), problems: [] };
  // Readers of YAML and schemas are loaded for rules of the user only: ours were checked when they were built.
  const { readYaml } = await import('./yaml.ts');
  const { located, problems } = readYaml<S>(source.file, source.text ?? '', schema);
  return { problems, ...(located && { reading: new Reading(source.file, located.value, located.at) }) };
}

/**
 * Compiles rules one by one. One that cannot be compiled is left out, with a problem that names file, line and column.
 * @param compile reports what is wrong
 * @param clashes whether two rules of one id cannot both be there, and how that is said behind the file of the earlier one
 */
export async function compileSpecs<S extends Spec, Source extends SpecSource<S>, R extends { readonly spec: S }>(
  sources: readonly Source[], schema: object, compile: (reading: Reading<S>, source: Source) => R, clashes: (rule: S, earlier: S) => string | undefined,
): Promise<{ rules: R[]; problems: Problem[] }> {
  const rules: R[] = [];
  const problems: Problem[] = [];
  const seen = new Map<string, { readonly spec: S; readonly file: string }[]>();
  for (const source of sources) {
    const { reading, problems: found } = await readSpec<S>(source, schema);
    problems.push(...found);
    if (reading === undefined) continue;
    const rule = compile(reading, source);
    problems.push(...reading.problems);
    if (reading.problems.length > 0) continue;
    const { spec } = rule;
    const earlier = seen.get(spec.rule) ?? [];
    const clash = earlier.flatMap((other) => { const words = clashes(spec, other.spec); return words === undefined ? [] : [`${other.file}${words}`]; })[0];
    if (clash !== undefined) {
      problems.push({ severity: 'error', file: source.file, message: `rule \`${spec.rule}\` is defined already in ${clash}; give this one another id` });
      continue;
    }
    seen.set(spec.rule, [...earlier, { spec, file: source.file }]);
    rules.push(rule);
  }
  return { rules, problems };
}
