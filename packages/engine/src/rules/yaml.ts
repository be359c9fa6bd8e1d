import { isAlias, isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Node as YamlNode } from 'yaml';
import type { Problem } from '../finding.ts';
import { checkValue, type At, type Path } from './check.ts';

/** A YAML document whose values can be traced to their line and column. */
export interface Located<T> {
  readonly value: T;
  readonly at: At;
}

/** Nodes of a YAML document that anchors may expand to, so that a few lines cannot become millions. */
const MOST_ALIASES = 100;
/** Characters of a file; the longest of ours has 6,000. The parser takes a second for some ten times as many that are chosen badly. */
const MOST_CHARACTERS = 100_000;

/**
 * Reads YAML and checks it against a JSON Schema.
 * @returns the value, or the problems with file, line and column; unknown fields are problems
 */
export function readYaml<T>(file: string, text: string, schema: object): { located?: Located<T>; problems: Problem[] } {
  const refuse = (place: { line: number; column: number }, message: string) => ({ problems: [{ severity: 'error' as const, file, ...place, message }] });
  if (text.length > MOST_CHARACTERS) {
    return refuse({ line: 1, column: 1 }, `it has ${text.length.toLocaleString('en-US')} characters: at most ${MOST_CHARACTERS.toLocaleString('en-US')} are read`);
  }
  const lines = new LineCounter();
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'error' });
  if (document.errors.length > 0) {
    const tooDeep = document.errors.find(({ message }) => message.includes('call stack'));
    if (tooDeep !== undefined) return refuse(placeOf(deepest(text)), 'it is nested too deep');
    return { problems: document.errors.slice(0, 5).map((error) => ({ severity: 'error', file, ...placeOf(error.pos[0]), message: error.message })) };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    const aliased = error instanceof ReferenceError;
    return refuse(placeOf(aliased ? firstAlias(document) : deepest(text)), aliased ? `its aliases stand for more than is read: ${error.message}` : 'it is nested too deep');
  }
  const at = (path: Path) => {
    for (let length = path.length; length >= 0; length--) {
      const offset = offsetOf(document, path.slice(0, length));
      if (offset !== undefined) return placeOf(offset);
    }
    return { line: 1, column: 1 };
  };
  const rows = text.split('\n');
  const problems = checkValue(file, value, schema, at).map((problem) => (
    problem.line !== undefined && /must be string$/.test(problem.message) && /[:-]\s+\{\{/.test(rows[problem.line - 1] ?? '')
      ? { ...problem, message: `${problem.message}: YAML reads what begins with \`{\` as a map; put it in quotes` } : problem
  ));
  return problems.length > 0 ? { problems } : { located: { value: value as T, at }, problems };
}

function firstAlias(document: Document): number {
  let offset = 0;
  visit(document, { Alias: (_, node) => { offset = isAlias(node) ? node.range?.[0] ?? 0 : 0; return visit.BREAK; } });
  return offset;
}

/** Where brackets, or the indicators of nested lists on one line, go deepest. */
function deepest(text: string): number {
  let depth = 0;
  let most = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '{') depth++;
    else if (c === ']' || c === '}') depth--;
    if (depth > most) [most, at] = [depth, i];
  }
  return at;
}

function offsetOf(document: Document, path: Path): number | undefined {
  let node: unknown = document.contents;
  let key: YamlNode | undefined;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (pair === undefined) return undefined;
      key = pair.key as YamlNode;
      node = pair.value;
    } else if (node !== null && typeof node === 'object' && 'items' in node) {
      node = (node as { items: unknown[] }).items[Number(step)];
      key = undefined;
    } else return undefined;
  }
  const target = key ?? (node as YamlNode | null);
  return target?.range?.[0];
}
