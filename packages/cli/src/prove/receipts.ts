import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { compileRules, didYouMean } from '@mechsym/engine';
import { readdir } from 'node:fs/promises';
import { assetPath } from '../assets.ts';
import { readChecked, readText } from '../config/read.ts';
import { UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { builtinRules, calibrationFolder, isRuleFile, userRules } from '../rules/sources.ts';

/** What a receipt needs, and at which values of its first argument a curve is measured. */
export interface ReceiptSpec {
  readonly points?: readonly (number | string)[];
  /** modules that have to be there */
  readonly needs?: readonly string[];
}

interface Spec extends ReceiptSpec {
  readonly javascript?: ReceiptSpec;
  readonly java?: ReceiptSpec;
}

/** The receipt of a rule: two programs a language that print the same, `before` and `after` its advice. */
export interface Receipt {
  readonly rule: string;
  /** absolute */
  readonly folder: string;
  /** where its calibration is kept, absolute */
  readonly calibration: string;
  /** with which the rule is linted */
  readonly lintArguments: readonly string[];
  /** of which its saving is a part: that of the rule's impact */
  readonly clock: 'cpu' | 'wall';
  /** the other rules that this lint would run */
  readonly others: readonly string[];
}

const SPEC = {
  points: { type: 'array', minItems: 1, items: { type: ['number', 'string'] } },
  needs: { type: 'array', items: { type: 'string', pattern: '^[A-Za-z_@][\\w./-]*$' } },
} as const;
const ONE = { type: 'object', properties: SPEC, additionalProperties: false } as const;
const SCHEMA = { ...ONE, properties: { ...SPEC, javascript: ONE, java: ONE } } as const;

/** Languages of receipts by the runtime that runs them, and endings of their programs. */
const PROGRAMS: Readonly<Record<string, { readonly language: string; readonly endings: readonly string[] }>> = {
  cpython: { language: 'python', endings: ['.py'] },
  v8: { language: 'javascript', endings: ['.js', '.mjs', '.cjs'] },
  jvm: { language: 'java', endings: ['.java'] },
};

/** The rules of this checkout, if it is one: the package that is installed from npm has no receipts. */
export function checkoutRules(): string | undefined {
  const folder = assetPath('../packages/rules');
  return existsSync(join(folder, 'calibration')) ? folder : undefined;
}

/**
 * The receipts of these rules, else of all rules that the configuration includes, else of the built-in ones.
 * @param include rule files and folders, absolute, with how a lint is told of each
 * @throws UserError for a rule that is not there or has no receipt
 */
export async function receiptsOf(names: readonly string[], include: readonly string[]): Promise<Receipt[]> {
  const { sources } = await builtinRules();
  const ours = [...new Set(sources.map(({ spec }) => spec?.rule ?? ''))];
  const own = await userReceipts(include.filter((path) => path !== checkoutRules()), ours);
  const builtin = await builtinReceipts(ours, (rule) => sources.find(({ spec }) => spec?.rule === rule)?.spec?.impact.clock ?? 'cpu');
  if (names.length === 0) {
    const all = [...own.receipts, ...(own.receipts.length === 0 ? builtin : [])];
    if (all.length === 0) throw new UserError('no rule here has a receipt: a receipt is the folder receipt/ beside rule.yaml, with before.py and after.py, or .js, or .java (docs/writing-rules.md)');
    return all;
  }
  const known = [...own.rules, ...ours];
  return names.map((name) => {
    const found = [...own.receipts, ...builtin].find(({ rule }) => rule === name);
    if (found !== undefined) return found;
    if (own.rules.includes(name)) throw new UserError(`\`${name}\` has no receipt: a receipt is the folder receipt/ beside its rule.yaml, with before.py and after.py, or .js, or .java (docs/writing-rules.md)`);
    if (known.includes(name)) throw new UserError(`\`${name}\` is a rule of mechsym; its receipt is in the repository of mechsym and not in the package`);
    throw new UserError(`there is no rule \`${name}\`${didYouMean(name, known)}; --rules names a folder of rules`);
  });
}

async function builtinReceipts(ours: readonly string[], clockOf: (rule: string) => Receipt['clock']): Promise<Receipt[]> {
  const folder = checkoutRules();
  if (folder === undefined) return [];
  return (await readdir(folder)).sort().filter((rule) => hasReceipt(join(folder, rule)))
    .map((rule) => ({ rule, folder: join(folder, rule, 'receipt'), calibration: join(folder, 'calibration'), lintArguments: [], clock: clockOf(rule), others: ours.filter((each) => each !== rule) }));
}

async function userReceipts(include: readonly string[], ours: readonly string[]): Promise<{ readonly receipts: readonly Receipt[]; readonly rules: readonly string[] }> {
  const receipts = new Map<string, Receipt>();
  const ids = new Set<string>();
  for (const path of include) {
    const { rules, problems } = await compileRules(await userRules([path]));
    const bad = problems.find(({ severity }) => severity === 'error');
    if (bad !== undefined) throw new UserError(`${[bad.file, bad.line, bad.column].filter((each) => each !== undefined).join(':')}: ${bad.message}`);
    for (const { id, file, spec } of rules) {
      ids.add(id);
      const folder = dirname(resolve(file));
      if (isRuleFile(basename(file)) && hasReceipt(folder)) receipts.set(id, { rule: id, folder: join(folder, 'receipt'), calibration: calibrationFolder(resolve(file), path), lintArguments: ['--rules', path], clock: spec.impact.clock ?? 'cpu', others: [...ours, ...rules.map((each) => each.id)].filter((each) => each !== id) });
    }
  }
  return { receipts: [...receipts.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1)), rules: [...ids] };
}

function hasReceipt(folder: string): boolean {
  const receipt = join(folder, 'receipt');
  return existsSync(receipt) && lstatSync(receipt).isDirectory();
}

/** What receipt.yaml says for programs of a runtime: what is below the name of a language is of that language's programs, the rest of Python's. */
export async function specFor({ folder }: Receipt, runtime: string): Promise<ReceiptSpec> {
  const file = join(folder, 'receipt.yaml');
  if (!existsSync(file)) return {};
  const { value }: { readonly value: Spec } = await readChecked<Spec>(file, await readText(file), SCHEMA) ?? { value: {} };
  const language = PROGRAMS[runtime]?.language;
  return language === 'javascript' || language === 'java' ? value[language] ?? {} : value;
}

/** Names of the two programs of a receipt for a runtime; undefined where it has none. */
export function programsFor({ rule, folder }: Receipt, runtime: string): readonly [before: string, after: string] | undefined {
  const [before, after] = ['before', 'after'].map((stem) => PROGRAMS[runtime]?.endings.map((ending) => stem + ending).find((name) => existsSync(join(folder, name))));
  if (before === undefined && after === undefined) return undefined;
  if (before === undefined || after === undefined) throw new UserError(`${shortName(folder)}: the receipt of \`${rule}\` has ${before ?? after} alone: it takes a program before the advice and one after it`);
  return [before, after];
}
