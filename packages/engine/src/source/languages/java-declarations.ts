/** Comments and literals are one token each, so that nothing in them is taken for code. */
const TOKEN = /\/\/[^\n\r]*|\/\*[^]*?(?:\*\/|$)|"""(?:[^\\]|\\[^])*?(?:"""|$)|"(?:[^"\\\n\r]|\\.)*"?|'(?:[^'\\\n\r]|\\.)*'?|[\p{L}_$][\p{L}\p{N}_$]*|[^\s]/gu;
const KINDS = new Set(['class', 'interface', 'enum', 'record']);

interface Token {
  readonly text: string;
  readonly start: number;
}

interface Body {
  /** name of the class; empty for a block, a method or an anonymous class */
  readonly name: string;
  /** it stands in the value of a field */
  readonly isValue: boolean;
}

/**
 * Where a class, or a field of it, is declared in a Java source.
 * @param classes names from the outermost class inwards
 * @returns UTF-16 offsets of the name; of the class where it has no such field; undefined if there is no such class
 */
export function declarationOf(text: string, classes: readonly string[], field: string | undefined): { readonly start: number; readonly end: number } | undefined {
  const bodies: Body[] = [];
  /** names of the classes that are open */
  const open: string[] = [];
  let pending: Token | undefined;
  let previous: Token | undefined;
  let ofClass: Token | undefined;
  let ofField: Token | undefined;
  /** open parentheses, brackets and initialisers since the declaration began */
  let depth = 0;
  let inValue = false;
  let isRecordHeader = false;
  const isIn = (more: readonly string[]) => open.length + more.length === classes.length && [...open, ...more].every((name, i) => name === classes[i]);
  const inWanted = () => bodies.at(-1)?.name !== '' && isIn([]);
  const found = (token: Token) => ({ start: token.start, end: token.start + token.text.length });
  for (const match of text.matchAll(TOKEN)) {
    const token: Token = { text: match[0], start: match.index };
    if (/^(?:\/\/|\/\*)/.test(token.text)) continue;
    const isWord = /^[\p{L}_$]/u.test(token.text);
    if (isWord && pending === undefined && previous !== undefined && KINDS.has(previous.text) && depth === 0 && !inValue) {
      pending = token;
      isRecordHeader = previous.text === 'record';
      if (isIn([token.text])) ofClass ??= token;
    } else if (isWord && pending !== undefined && depth === 1 && isRecordHeader && token.text === field && isIn([pending.text])) ofField ??= token;
    else if ([';', '=', ',', '['].includes(token.text) && previous?.text === field && field !== undefined && pending === undefined && depth === 0 && !inValue && inWanted()) ofField ??= previous;
    switch (token.text) {
      case '(': depth++; break;
      case ')': depth = Math.max(0, depth - 1); break;
      case '=': if (depth === 0 && bodies.at(-1)?.name !== '') inValue = true; break;
      case ';': if (depth === 0) { inValue = false; pending = undefined; } break;
      case ',': if (depth === 0) inValue = false; break;
      case '{':
        bodies.push({ name: pending !== undefined && depth === 0 ? pending.text : '', isValue: inValue });
        if (pending !== undefined && depth === 0) open.push(pending.text);
        if (depth === 0) pending = undefined;
        break;
      case '}': {
        const body = bodies.pop();
        // The value goes on behind the body of a lambda or an anonymous class in it.
        if (body !== undefined && body.name !== '') open.pop();
        if (body?.isValue !== true) inValue = false;
        break;
      }
      default:
    }
    previous = isWord && token.text === 'non' ? previous : token;
  }
  if (ofField !== undefined) return found(ofField);
  return ofClass === undefined ? undefined : found(ofClass);
}
