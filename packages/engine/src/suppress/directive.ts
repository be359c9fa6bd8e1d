import { readPart } from '../run-part.ts';
import { didYouMean } from '../rules/suggest.ts';

/** The word that a suppression in a comment starts with. */
export const MARK = 'mechsym-ignore';

const FORM = `${MARK}[rule]: reason`;

/** What a comment asks for: `mechsym-ignore[rule, rule below=2% until=2027-01-31]: reason`. */
export interface Directive {
  /** each once, with its UTF-16 offset in the comment */
  readonly rules: readonly { readonly name: string; readonly offset: number }[];
  readonly reason: string;
  /** ISO date; the last day on which it counts */
  readonly until?: string;
  /** part of the run, above 0 and up to 1: it counts for findings whose impact is smaller */
  readonly below?: number;
}

export interface DirectiveProblem {
  /** UTF-16, in the comment */
  readonly offset: number;
  readonly message: string;
}

export interface ParsedDirective {
  readonly directive?: Directive;
  readonly problems: readonly DirectiveProblem[];
}

/** A mark of a comment, or the start of a line of one, with nothing but blanks up to the word. */
const AT_START = /(?:^|\s)(?:#+|\/\/+|\/\*+)[ \t]*$|[\r\n][ \t]*\*?[ \t]*$/;
/** Another remark in the same comment: `# noqa`, `// eslint-disable-line`. */
const NEXT_REMARK = /\s(?:#+|\/\/+)\s/;
const OPTIONS = ['below', 'until'];
/** Characters before and after the word that are looked at, so that no comment takes long. */
const BEFORE = 200;
const AFTER = 2000;

/**
 * Reads the directive whose word stands at an offset of a comment. Undefined where the word is part of prose.
 * @param comment with its marks
 */
export function parseDirective(comment: string, at: number): ParsedDirective | undefined {
  if (!AT_START.test(comment.slice(Math.max(0, at - BEFORE), at))) return undefined;
  const rest = comment.slice(at + MARK.length, at + MARK.length + AFTER).replace(/\*\/$/, '');
  const suffix = /^[\w-]+/.exec(rest)?.[0];
  if (suffix !== undefined) return refused(at, `\`${MARK}${suffix}\` is not known: write \`${FORM}\``);
  const open = /^[ \t]*\[/.exec(rest)?.[0].length;
  if (open === undefined) return refused(at, `a suppression that names no rule suppresses nothing: write \`${FORM}\``);
  const close = rest.indexOf(']');
  if (close < 0) return refused(at, `the suppression lacks its \`]\`: write \`${FORM}\``);
  const list = readList(rest.slice(open, close), at + MARK.length + open);
  const reason = reasonOf(rest.slice(close + 1));
  const problems = [...list.problems];
  if (list.problems.length === 0 && list.rules.length === 0) problems.push({ offset: at, message: `a suppression that names no rule suppresses nothing: write \`${FORM}\`` });
  if (reason === '') problems.push({ offset: at, message: `a suppression without a reason does not count: write \`${FORM}\`` });
  if (problems.length > 0) return { problems };
  const { rules, until, below } = list;
  return { directive: { rules, reason, ...(until !== undefined && { until }), ...(below !== undefined && { below }) }, problems };
}

function refused(offset: number, message: string): ParsedDirective {
  return { problems: [{ offset, message }] };
}

function readList(text: string, start: number) {
  const rules = new Map<string, number>();
  const problems: DirectiveProblem[] = [];
  const given = new Map<string, string>();
  for (const { 0: word, index } of text.matchAll(/[^\s,;]+/g)) {
    const offset = start + index;
    const fail = (message: string) => problems.push({ offset, message: `${message}; the suppression does not count` });
    const option = /^([^=]*)=(.*)$/.exec(word);
    const [, name = '', value = ''] = option ?? [];
    if (word === '*') fail('`*` is no rule: a suppression names what it is about');
    else if (option === null) {
      if (!rules.has(word)) rules.set(word, offset);
    } else if (!OPTIONS.includes(name)) fail(`\`${name}\` is no option of a suppression${didYouMean(name, OPTIONS)}`);
    else if (given.has(name)) fail(`\`${name}\` is given twice`);
    else {
      given.set(name, value);
      if (name === 'until' && !isDate(value)) fail(`\`until=${value}\` is no date such as 2027-01-31`);
      if (name === 'below' && partOf(value) === undefined) fail(`\`below=${value}\` is no part of the run such as 2% or 0.02`);
    }
  }
  const until = given.get('until');
  const below = given.get('below');
  return { rules: [...rules].map(([name, offset]) => ({ name, offset })), problems, until, below: below === undefined ? undefined : partOf(below) };
}

/** The words after the bracket on one line, without what else the comment holds. */
function reasonOf(rest: string): string {
  const text = /^[ \t]*:([^]*)$/.exec(rest)?.[1] ?? '';
  const own = ` ${text}`.split(MARK)[0]!.split(NEXT_REMARK)[0]!;
  const line = own.replace(/[\r\n][ \t]*\*?/g, ' ').replace(/(?:\s|[#/*{])+$/, '').replace(/\s+/g, ' ').trim();
  return /[\p{L}\p{N}]/u.test(line) ? line : '';
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  // 30 February is read as 2 March
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** Nothing saves less than 0: a limit there would never hold. */
function partOf(text: string): number | undefined {
  const part = readPart(text);
  return part === 0 ? undefined : part;
}
