import { isKind } from '@mechsym/facts';
import { OPERATIONS, KIND_NAMES } from '@mechsym/facts';
import type { Problem, RuleInfo } from '../finding.ts';
import type { At, Path } from './check.ts';
import { costsOfSite, type CostFunction } from './bound.ts';
import { compileFixes, type CompiledFix } from './fixes.ts';
import { compileExpression, environment, type Expression } from './expressions.ts';
import { RULE_SCHEMA, type MatchSpec, type MessageSpec, type RuleSpec } from './format.ts';
import { patternProblem } from './patterns.ts';
import { sizeOf } from './size.ts';
import { compileSpecs, type Reading, type SpecSource } from './spec.ts';
import { meantOr } from './suggest.ts';
import { compileCode, compileTemplate, type Template } from './template.ts';

export interface RuleSource extends SpecSource<RuleSpec> {
  readonly origin: 'builtin' | 'user';
}

type MessageTemplates = Readonly<Record<keyof MessageSpec, Template>>;

export interface CompiledRule {
  readonly id: string;
  readonly info: RuleInfo;
  readonly spec: RuleSpec;
  readonly page: string;
  readonly file: string;
  readonly origin: 'builtin' | 'user';
  /** place of a part of the rule in its file, 1-based; of a rule that was checked when it was built, the first line */
  readonly placeOf: At;
  readonly captures: readonly string[];
  readonly lets: readonly (readonly [name: string, expression: Expression])[];
  readonly where: readonly Expression[];
  readonly fix: readonly Expression[];
  /** what it can change in the source; the first that fits is offered */
  readonly fixes: readonly CompiledFix[];
  readonly hot: readonly Expression[];
  readonly flow: readonly { readonly at: Expression; readonly text: Template }[];
  readonly cause: Expression | undefined;
  readonly share: Expression;
  /** the costs of `site` that the share is made of, if of nothing else */
  readonly costsOfSite: readonly CostFunction[] | undefined;
  readonly at: Expression | undefined;
  readonly developer: MessageTemplates;
  readonly runtime: MessageTemplates;
}

function infoOf({ rule, title, summary, level, requires, languages }: RuleSpec, help: string): RuleInfo {
  return { id: rule, title, summary, level, help, requires, languages };
}

/**
 * What is known of each rule, once for all of its files.
 * @param languages whose words are wanted where a rule has a file for each; those of its `rule.yaml` else
 */
export function infosOf(rules: readonly CompiledRule[], languages: ReadonlySet<string> = new Set()): RuleInfo[] {
  const infos = new Map<string, { readonly info: RuleInfo; readonly fit: number }>();
  for (const { info, file } of rules) {
    const known = infos.get(info.id);
    const fit = info.languages.some((language) => languages.has(language)) ? 2 : /\brule\.yaml$/.test(file) ? 1 : 0;
    if (known === undefined) { infos.set(info.id, { info, fit }); continue; }
    const [first, other] = fit > known.fit ? [info, known.info] : [known.info, info];
    infos.set(info.id, {
      info: { ...first, languages: [...first.languages, ...other.languages], requires: [...new Set([...first.requires, ...other.requires])] }, fit: Math.max(fit, known.fit),
    });
  }
  return [...infos.values()].map(({ info }) => info);
}

/**
 * Compiles rules. A rule that cannot be compiled is left out, with a problem that names file, line and column. One rule may have
 * several files, each for other languages.
 */
export function compileRules(sources: readonly RuleSource[]): Promise<{ rules: CompiledRule[]; problems: Problem[] }> {
  return compileSpecs(sources, RULE_SCHEMA, compileRule, ({ languages }, earlier) => (
    earlier.languages.some((language) => languages.includes(language)) ? ` for ${languages.join(', ')}` : undefined));
}

function compileRule(reading: Reading<RuleSpec>, source: RuleSource): CompiledRule {
  const { spec, placeOf } = reading;
  checkNames(reading);
  const captures = [...new Set(['site', ...spec.match.flatMap((match) => capturesOf(match))])];
  const words = reading.part(() => wordsOf(reading, captures));
  const expression = (path: Path, text: string, type: string): Expression => reading.guard(path, () => words().expression(text, type));
  const template = (path: Path, text: string): Template => reading.guard(path, () => words().template(text));
  const code = (path: Path, text: string): Template => reading.guard(path, () => words().code(text));
  const report = (path: Path, message: string): void => reading.report(path, message);
  const share = reading.part(() => {
    const compiled = expression(['impact', 'share'], spec.impact.share, 'Cost') as Expression | undefined;
    return { share: compiled as Expression, costsOfSite: compiled && costsOfSite(compiled.ast) };
  });
  const where = reading.part(() => (spec.where ?? []).map((text, i) => expression(['where', i], text, 'bool')));
  const places = reading.part(() => {
    const fix = spec.fix === undefined ? ['site'] : typeof spec.fix === 'string' ? [spec.fix] : spec.fix;
    return {
      fix: fix.map((text, i) => expression(typeof spec.fix === 'string' ? ['fix'] : ['fix', i], text, 'Place')),
      hot: (spec.hot ?? ['site']).map((text, i) => expression(['hot', i], text, 'Place')),
      flow: (spec.flow ?? []).map((step, i) => ({ at: expression(['flow', i, 'at'], step.at, 'Place'), text: template(['flow', i, 'text'], step.text) })),
      cause: spec.cause === undefined ? undefined : expression(['cause'], spec.cause, 'string'),
      at: spec.impact.saving?.at === undefined ? undefined : expression(['impact', 'saving', 'at'], spec.impact.saving.at, 'any'),
    };
  });
  const fixes = reading.part(() => compileFixes(spec.fixes ?? [], { expression, template, report, code }));
  const messages = (register: 'developer' | 'runtime') => reading.part(() => Object.fromEntries(
    Object.entries(spec.message[register]).map(([field, text]) => [field, template(['message', register, field], text as string)]),
  ) as MessageTemplates);
  const [developer, runtime] = [messages('developer'), messages('runtime')];
  return {
    id: spec.rule, info: infoOf(spec, source.page ?? ''), spec, page: source.page ?? '', file: source.file, origin: source.origin, placeOf, captures,
    get lets() { return words().lets; },
    get where() { return where(); },
    get fix() { return places().fix; },
    get fixes() { return fixes(); },
    get hot() { return places().hot; },
    get flow() { return places().flow; },
    get cause() { return places().cause; },
    get share() { return share().share; },
    get costsOfSite() { return share().costsOfSite; },
    get at() { return places().at; },
    get developer() { return developer(); },
    get runtime() { return runtime(); },
  };
}

/** What the expressions of a rule may name: its captures and lets. */
interface Words {
  readonly lets: CompiledRule['lets'];
  expression(text: string, type: string): Expression;
  template(text: string): Template;
  code(text: string): Template;
}

function wordsOf(reading: Reading<RuleSpec>, captures: readonly string[]): Words {
  const env = environment();
  const register = (path: Path, name: string, type: string, said: string): void => {
    try {
      env.registerVariable(name, type);
    } catch {
      reading.report(path, `\`${said}\` is a word of the expressions; choose another name`);
    }
  };
  for (const name of captures) register(['match'], name, 'Place', `@${name}`);
  env.registerVariable('options', 'map');
  env.registerVariable('runtime', 'string');
  const sizes = new Map<string, number>();
  const scope = { env, sizes, options: Object.keys(reading.spec.options ?? {}) };
  const lets: (readonly [string, Expression])[] = [];
  for (const [name, text] of Object.entries(reading.spec.let ?? {})) {
    const compiled = reading.guard<Expression | undefined>(['let', name], () => compileExpression(scope, text, 'any'));
    lets.push([name, compiled as Expression]);
    sizes.set(name, sizeOf(compiled?.ast, sizes));
    if (captures.includes(name) || name === 'options' || name === 'runtime') reading.report(['let', name], `\`${name}\` is a capture already`);
    else register(['let', name], name, compiled?.type ?? 'dyn', name);
  }
  return {
    lets,
    expression: (text, type) => compileExpression(scope, text, type),
    template: (text) => compileTemplate(scope, text),
    code: (text) => compileCode(scope, text),
  };
}

function checkNames(reading: Reading<RuleSpec>): void {
  const { spec } = reading;
  const report = (path: Path, message: string): void => reading.report(path, message);
  reading.checkLanguages();
  spec.requires.forEach((kind, i) => {
    if (!isKind(kind)) report(['requires', i], `unknown kind of fact \`${kind}\`${meantOr(kind, KIND_NAMES)}`);
  });
  let quantifiers = 0;
  spec.match.forEach((match, i) => {
    for (const site of typeof match.site === 'string' ? [match.site] : match.site ?? []) {
      if (!(OPERATIONS as readonly string[]).includes(site)) report(['match', i, 'site'], `unknown operation \`${site}\`${meantOr(site, OPERATIONS)}`);
    }
    quantifiers += quantifiersOf(match.query ?? '');
    if (quantifiers > MOST_QUANTIFIERS) report(['match', i, 'query'], `the queries of a rule may have ${MOST_QUANTIFIERS} of \`?\`, \`*\` and \`+\`: with more they can take for ever`);
    if (match.query !== undefined && !/@site\b/.test(match.query)) report(['match', i, 'query'], 'the query has no capture @site, the place where it costs');
    for (const [, pattern] of match.query?.matchAll(/#(?:not-)?(?:any-)?match\?\s+@[\w.-]+\s+"((?:[^"\\]|\\.)*)"/g) ?? []) {
      const problem = patternProblem(JSON.parse(`"${pattern as string}"`) as string);
      if (problem !== undefined) report(['match', i, 'query'], `pattern "${pattern as string}": ${problem}`);
    }
  });
}

/** The time that tree-sitter takes to read a query grows with the cube of their number: 10 take a quarter of a second, 40 take 16 s. */
const MOST_QUANTIFIERS = 12;

function quantifiersOf(query: string): number {
  return query.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/;.*/g, '').match(/[)\]_"]\s*[?*+]/g)?.length ?? 0;
}

function capturesOf(match: MatchSpec): string[] {
  return [...(match.query ?? '').matchAll(/@([a-z][a-z0-9_]*)/g)].map(([, name]) => name as string);
}
