/** Where a text stops being JSON, and what stands there. Lines and columns from 1. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const SPACE = /[ \t\r\n]*/y;
// eslint-disable-next-line no-control-regex -- a string may not hold them
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;

/** Finds the first fault of a text that `JSON.parse` refuses: what it says itself differs from version to version, and often names no place. Undefined if there is none. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: ('{' | '[')[] = [];
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const matches = pattern.test(text);
    if (matches) at = pattern.lastIndex;
    return matches;
  };
  const is = (chars: string): boolean => {
    take(SPACE);
    return at < text.length && chars.includes(text.charAt(at));
  };
  const key = (): string | undefined => {
    if (!is('"') || !take(STRING)) return 'a property name in double quotes';
    if (!is(':')) return '`:`';
    at++;
    return undefined;
  };
  /** @returns what should stand here */
  const value = (): string | undefined => {
    if (!is('{[')) return take(STRING) || take(SCALAR) ? after() : 'a value';
    const bracket = text.charAt(at++) as '{' | '[';
    open.push(bracket);
    if (is(bracket === '{' ? '}' : ']')) return after();
    return bracket === '{' ? key() : undefined;
  };
  /** What follows a value: the ends of what is around it, and what comes next there. */
  const after = (): string | undefined => {
    for (let inside = open.at(-1); inside !== undefined; inside = open.at(-1)) {
      const end = inside === '{' ? '}' : ']';
      if (is(',')) {
        at++;
        return inside === '{' ? key() : undefined;
      }
      if (!is(end)) return `\`,\` or \`${end}\``;
      at++;
      open.pop();
    }
    take(SPACE);
    return at < text.length ? 'nothing more' : '';
  };
  let expected: string | undefined;
  while (expected === undefined) expected = value();
  if (expected === '') return undefined;
  const before = text.slice(0, at).split('\n');
  const found = at >= text.length ? 'the file ends here' : `\`${text.charAt(at)}\` stands here`;
  return { line: before.length, column: (before.at(-1) as string).length + 1, message: `no JSON: ${found}, where ${expected} should be` };
}
