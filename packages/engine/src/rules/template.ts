import { compileExpression, ExpressionError, type Expression, type Scope } from './expressions.ts';
import { formatValue } from './words.ts';

/** A text with `{{ expression }}` in it. */
export interface Template {
  render(variables: Record<string, unknown>): string;
}

/** @throws ExpressionError with the offset in the whole text */
export function compileTemplate(scope: Scope, text: string): Template {
  const parts = partsOf(scope, text);
  return {
    render: (variables) => parts.map((part) => (typeof part === 'string' ? part : formatValue(part.evaluate(variables)))).join('').replace(/\s+/g, ' ').trim(),
  };
}

/** The same for code, whose values stand as they are. @throws ExpressionError with the offset in the whole text */
export function compileCode(scope: Scope, text: string): Template {
  const parts = partsOf(scope, text.replace(/\n$/, ''));
  return { render: (variables) => parts.map((part) => (typeof part === 'string' ? part : String(part.evaluate(variables)))).join('') };
}

function partsOf(scope: Scope, text: string): (string | Expression)[] {
  const parts: (string | Expression)[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{(.*?)\}\}/gs)) {
    parts.push(text.slice(end, match.index));
    const source = match[1] as string;
    try {
      parts.push(compileExpression(scope, source.trim(), 'any'));
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      const lead = source.length - source.trimStart().length;
      throw new ExpressionError(error.message, match.index + 2 + lead + error.offset);
    }
    end = match.index + match[0].length;
  }
  parts.push(text.slice(end));
  if (parts.some((part) => typeof part === 'string' && part.includes('{{'))) throw new ExpressionError('`{{` without `}}`', text.indexOf('{{', end));
  return parts;
}
