const TRIVIA = /(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/y;

/** Offset of the token at or behind an offset: white space and comments are skipped. */
export function tokenAt(source: string, from: number): number {
  TRIVIA.lastIndex = from;
  TRIVIA.test(source);
  return TRIVIA.lastIndex;
}

/** The text between two offsets without white space and comments around it: an operator, modifiers. */
export function tokensBetween(source: string, from: number, to: number): string {
  const text = source.slice(from, to);
  return (text.includes('/*') || text.includes('//') ? text.replace(/\/\/[^\n\r]*|\/\*[^]*?\*\//g, ' ') : text).trim();
}
