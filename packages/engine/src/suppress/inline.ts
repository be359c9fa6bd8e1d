import type { Location, Problem, Suppression } from '../finding.ts';
import { didYouMean } from '../rules/suggest.ts';
import type { SourceModel } from '../source/model.ts';
import { marksIn } from './comments.ts';
import { parseDirective } from './directive.ts';

/** A rule that a comment of a file suppresses. */
export interface InlineSuppression {
  readonly rule: string;
  /** 0-based lines of code that it is about */
  readonly lines: readonly number[];
  readonly suppression: Suppression;
}

export interface InlineSuppressions {
  readonly suppressions: readonly InlineSuppression[];
  readonly problems: readonly Problem[];
}

/** @param known names of all rules, whether they run or not */
export function inlineSuppressions(model: SourceModel, known: ReadonlySet<string>): InlineSuppressions {
  const suppressions: InlineSuppression[] = [];
  const problems: Problem[] = [];
  for (const { comment, start, at, lines } of marksIn(model)) {
    const placeAt = (offset: number) => {
      const { line, column } = model.text.position(start + offset);
      return { file: model.file, line: line + 1, column: column + 1 };
    };
    const parsed = parseDirective(comment, at);
    for (const { offset, message } of parsed?.problems ?? []) problems.push({ severity: 'warning', ...placeAt(offset), message });
    if (parsed?.directive === undefined) continue;
    const { rules, ...rest } = parsed.directive;
    for (const { name, offset } of rules) {
      if (known.has(name)) suppressions.push({ rule: name, lines, suppression: { kind: 'inline', ...rest, ...placeAt(offset) } });
      else problems.push({ severity: 'warning', ...placeAt(offset), message: `there is no rule \`${name}\` to suppress${didYouMean(name, known)}` });
    }
  }
  return { suppressions, problems };
}

/** Whether a comment about these lines is about a place: it starts or ends on one of them. */
export function covers(lines: readonly number[], { range }: Location): boolean {
  return lines.includes(range.start.line) || lines.includes(range.end.line);
}

/**
 * Why a suppression counts no longer, as a sentence; undefined while it does.
 * @param today ISO date
 * @param impact part of the run that the finding would save
 */
export function lapseOf({ file, line, until, below }: Suppression, impact: number, today: string): string | undefined {
  const place = `${file}:${line ?? 1}`;
  if (until !== undefined && today > until) return `It was suppressed at ${place} until ${until}, which is over.`;
  if (below !== undefined && impact >= below) return `It was suppressed at ${place} while it saves less than ${percent(below)}: it has come to ${percent(impact)}.`;
  return undefined;
}

const percent = (part: number) => `${Number((100 * part).toPrecision(2))} %`;
