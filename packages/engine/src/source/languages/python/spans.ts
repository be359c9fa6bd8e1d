import type { FunctionSpan, SourceText } from '../../model.ts';

const HEADER = /^[ \t\f]*(?:(class)|(?:async[ \t]+)?def)[ \t]+([^\s(:[]+)/;

/** A closing bracket ends a header that began further up. */
const OPENS_BLOCK = /^[ \t\f]*[^\s)\]}].*:[ \t\f]*(?:#.*)?$/;

interface Header {
  readonly line: number;
  readonly isClass: boolean;
  readonly name: string;
}

/**
 * The outermost function around a line, by indentation. What it says is checked against the tree afterwards: text within
 * strings can look like code.
 */
export function functionSpan(text: SourceText, line: number, endLine: number): FunctionSpan | undefined {
  const { lines } = text;
  if (line < 0 || line >= lines.length) return undefined;
  const definition = definitionAt(lines, line);
  const chain: Header[] = [];
  const own = headerAt(lines, definition);
  if (own !== undefined) chain.push(own);
  let threshold = indentOf(lines[definition] ?? '');
  for (let at = definition - 1; at >= 0 && threshold > 0; at--) {
    const indent = indentOf(lines[at]!);
    if (indent >= threshold) continue;
    const header = headerAt(lines, at);
    if (header !== undefined) chain.push(header);
    // What is around code ends with a colon; text of a string at the line's start seldom does.
    else if (!OPENS_BLOCK.test(lines[at]!)) continue;
    threshold = indent;
  }
  const outermost = chain.findLastIndex((header) => !header.isClass);
  if (outermost < 0) return undefined;
  const header = chain[outermost]!;
  const first = header.line === definition ? Math.min(line, definition) : decoratorAbove(lines, header.line);
  return {
    start: text.offset({ line: first, column: leading(lines[first]!) }),
    end: functionEnd(text, header.line, endLine),
    prefix: chain.slice(outermost + 1).reverse().map((around) => `${around.name}.`).join(''),
  };
}

/** The `def` below a decorator's line. */
function definitionAt(lines: readonly string[], line: number): number {
  const first = lines[line] ?? '';
  if (!/^[ \t\f]*@/.test(first)) return line;
  const indent = indentOf(first);
  for (let at = line + 1; at < lines.length && at < line + 200; at++) {
    const below = indentOf(lines[at]!);
    if (below < indent) break;
    if (below === indent && headerAt(lines, at) !== undefined) return at;
  }
  return line;
}

function decoratorAbove(lines: readonly string[], line: number): number {
  const indent = indentOf(lines[line]!);
  let first = line;
  for (let at = line - 1; at >= 0 && at > line - 50; at--) {
    const above = indentOf(lines[at]!);
    const content = lines[at]!.trimStart();
    if (above < indent) break;
    if (above > indent || /^[)\]}]/.test(content)) continue;
    if (!content.startsWith('@')) break;
    first = at;
  }
  return first;
}

function headerAt(lines: readonly string[], line: number): Header | undefined {
  const match = HEADER.exec(lines[line] ?? '');
  return match === null ? undefined : { line, isClass: match[1] !== undefined, name: match[2]!.normalize('NFKC') };
}

function leading(line: string): number {
  return line.length - line.trimStart().length;
}

/** Width of the indentation as Python counts it; infinite for lines without code. */
function indentOf(line: string): number {
  let width = 0;
  for (const char of line) {
    if (char === ' ') width++;
    else if (char === '\t') width += 8 - width % 8;
    else if (char === '\f') width = 0;
    else return char === '#' ? Infinity : width;
  }
  return Infinity;
}

const TOKEN = /"""|'''|["'#\\()[\]{}]|\r\n|\n|\r/g;

/** Offset past the last line of the function whose `def` is on this line. */
function functionEnd(text: SourceText, line: number, atLeast: number): number {
  const { lines, text: source } = text;
  const indent = indentOf(lines[line]!);
  const token = new RegExp(TOKEN);
  token.lastIndex = text.offset({ line, column: 0 });
  let at = line;
  let last = line;
  let brackets = 0;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    const found = match[0];
    switch (found) {
      case '"""': case "'''": case '"': case "'": {
        const end = stringEnd(source, token.lastIndex, found);
        at += lineEnds(source, token.lastIndex, end);
        last = Math.max(last, at);
        token.lastIndex = end;
        break;
      }
      case '#': {
        const comment = /[\n\r]/g;
        comment.lastIndex = match.index;
        const end = comment.exec(source);
        token.lastIndex = end === null ? source.length : end.index;
        break;
      }
      case '\\': {
        // The line goes on behind a backslash at its end.
        const next = source.startsWith('\r\n', token.lastIndex) ? 2 : 1;
        if (/[\n\r]/.test(source[token.lastIndex] ?? '')) last = ++at;
        token.lastIndex += next;
        break;
      }
      case '(': case '[': case '{': brackets++; break;
      case ')': case ']': case '}': brackets = Math.max(0, brackets - 1); break;
      default: {
        at++;
        if (brackets > 0) {
          last = at;
          break;
        }
        const below = indentOf(lines[at] ?? '');
        if (below === Infinity) break;
        if (below <= indent && at > atLeast) return endOfLine(text, last);
        last = at;
      }
    }
  }
  return source.length;
}

function stringEnd(source: string, from: number, quote: string): number {
  const end = quote.length === 3 ? new RegExp(`\\\\[^]|${quote}`, 'g') : new RegExp(`\\\\(?:\\r\\n|[^])|${quote}|[\\n\\r]`, 'g');
  end.lastIndex = from;
  for (let match = end.exec(source); match !== null; match = end.exec(source)) {
    if (match[0] === quote) return end.lastIndex;
    if (match[0] === '\n' || match[0] === '\r') return match.index;
  }
  return source.length;
}

function lineEnds(source: string, start: number, end: number): number {
  return source.slice(start, end).match(/\r\n|\n|\r/g)?.length ?? 0;
}

function endOfLine(text: SourceText, line: number): number {
  return line + 1 < text.lines.length ? text.offset({ line: line + 1, column: 0 }) : text.text.length;
}

/**
 * Whether module-level code seems to bind a name, by what stands at the start of lines. A guess for models of a part of a
 * file; the model of the whole file knows.
 */
export function textBinds(source: string, name: string): boolean {
  if (!source.includes(name) || !/^\w+$/.test(name)) return false;
  return new RegExp(`^(?:(?:async[ \\t]+)?def|class)[ \\t]+${name}\\b|^${name}[ \\t]*(?:=(?!=)|:(?!=))|^[ \\t]*global\\b.*\\b${name}\\b`
    + `|^(?:from|import)\\b.*\\b${name}\\b|^from\\b[^\\n\\r]*\\bimport[ \\t]*\\([^)]*\\b${name}\\b`, 'm').test(source);
}
