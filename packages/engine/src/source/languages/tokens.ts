interface Tokens {
  /** Offset of the token at or behind an offset: white space and comments are skipped. */
  readonly tokenAt: (source: string, from: number) => number;
  /** The text between two offsets without white space and comments around it: an operator, modifiers. */
  readonly tokensBetween: (source: string, from: number, to: number) => string;
}

/**
 * How a language whose comments begin with `//` or `/*` is read token by token.
 * @param trivia sticky; matches white space and comments, as many as there are
 * @param comment global
 */
export function tokensOf(trivia: RegExp, comment: RegExp): Tokens {
  return {
    tokenAt(source, from) {
      trivia.lastIndex = from;
      trivia.test(source);
      return trivia.lastIndex;
    },
    tokensBetween(source, from, to) {
      const text = source.slice(from, to);
      return (text.includes('/*') || text.includes('//') ? text.replace(comment, ' ') : text).trim();
    },
  };
}
