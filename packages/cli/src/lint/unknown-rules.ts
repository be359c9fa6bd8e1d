import { didYouMean, meantOrHas, type Problem, type RuleSpec } from '@mechsym/engine';
import { problemText } from '@mechsym/formatters';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../errors.ts';

interface WithOptions { readonly spec: Pick<RuleSpec, 'rule' | 'options'> }

/**
 * A level for a rule that does not exist is a slip of the pen, and would be a rule that stays on in silence.
 * @param known the rules at hand
 * @param problems of rules that were left out: they are there, and have to be mended
 * @param others the names of those that another command runs, asked for only where a name is not known
 */
export async function refuseUnknownRules(
  { sources }: Settings, known: readonly string[], { problems = [], others = () => Promise.resolve([]) }: { readonly problems?: readonly Problem[]; readonly others?: () => Promise<readonly string[]> } = {},
): Promise<void> {
  const unknown = Object.entries(sources).filter(([rule]) => !known.includes(rule));
  if (unknown.length === 0) return;
  const all = [...known, ...await others()];
  for (const [rule, file] of unknown) {
    if (all.includes(rule)) continue;
    const errors = problems.filter(({ severity }) => severity === 'error');
    const own = errors.filter(({ message }) => message.startsWith(`rule \`${rule}\``));
    if (own.length > 0) throw new UserError(own.map(problemText).join('\nmechsym: '));
    // A file that is no YAML, or no rule, does not say which one it would be.
    const nameless = errors.filter(({ message }) => !message.startsWith('rule `')).map(problemText);
    throw new UserError([...nameless, `${file}: there is no rule \`${rule}\`${didYouMean(rule, all)}`].join('\nmechsym: '));
  }
}

/** An option that its rule does not have would change nothing, and one of another type would fail wherever it is compared. Rules that are not at hand are left to the command that runs them. */
export function refuseUnknownOptions({ given }: Pick<Settings, 'given'>, rules: readonly WithOptions[]): void {
  for (const { rule, option, value, where } of given) {
    if (!rules.some(({ spec }) => spec.rule === rule)) continue;
    const problem = optionProblem(rules, rule, option, value);
    if (problem !== undefined) throw new UserError(`${where}: ${problem}`);
  }
}

/**
 * What is wrong with a value for an option.
 * @param rules a rule may have a file for each language, each with options of its own
 */
export function optionProblem(rules: readonly WithOptions[], rule: string, option: string, value: unknown): string | undefined {
  const defaults = rules.filter(({ spec }) => spec.rule === rule).map(({ spec }) => spec.options ?? {});
  const known = [...new Set(defaults.flatMap(Object.keys))];
  if (!known.includes(option)) {
    const among = known.length === 0 ? ', nor any other' : meantOrHas(option, known);
    return `rule \`${rule}\` has no option \`${option}\`${among}`;
  }
  const types = new Set(defaults.filter((each) => Object.hasOwn(each, option)).map((each) => typeof each[option]));
  if (types.has(typeof value)) return undefined;
  return `option \`${option}\` of rule \`${rule}\` has to be a ${[...types].join(' or a ')}, as ${JSON.stringify(defaults.find((each) => Object.hasOwn(each, option))?.[option])} is, not ${JSON.stringify(value)}`;
}
