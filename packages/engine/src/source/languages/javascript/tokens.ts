import { tokensOf } from '../tokens.ts';

export const { tokenAt, tokensBetween } = tokensOf(/(?:\s|\ufeff|\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\/)*/y, /\/\/[^\n\r\u2028\u2029]*|\/\*[^]*?\*\//g);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** What a string literal without substitutions says. */
export function stringValue(literal: string): string {
  const body = literal.slice(1, -1);
  if (!body.includes('\\')) return body;
  return body.replace(/\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|(\r\n|[^]))/g,
    (_, long: string | undefined, four: string | undefined, two: string | undefined, other: string | undefined) => {
      if (other === undefined) {
        const code = parseInt(long ?? four ?? two ?? '', 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      }
      return /[\n\r\u2028\u2029]/.test(other) ? '' : ESCAPES[other] ?? other;
    });
}

/** A numeric key as a property's name: `0x10` is `16`. */
export function numberKey(literal: string): string {
  const text = literal.replaceAll('_', '');
  try {
    return text.endsWith('n') ? BigInt(text.slice(0, -1)).toString() : String(Number(/^0\d+$/.test(text) ? parseInt(text, 8) : text));
  } catch {
    return literal;
  }
}
