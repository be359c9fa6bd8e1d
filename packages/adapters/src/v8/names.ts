import { pathOf, unescaped } from './escapes.ts';

export interface FunctionName {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Splits `name file:line:column`. Neither part is quoted and both may hold spaces, so the known names of scripts decide, then the
 * beginnings that a path or URL has.
 * @param scripts names of scripts, escaped as in the log
 */
export function readFunctionName(text: string, scripts: ReadonlySet<string>): FunctionName | undefined {
  // A script that is told to begin left of its text, to hide a wrapper, has negative columns.
  const place = /:(-?\d{1,9}):(-?\d{1,9})$/.exec(text);
  if (place === null) return undefined;
  const rest = text.slice(0, place.index);
  const at = splitAt(rest, scripts);
  const file = at < 0 ? '' : rest.slice(at + 1);
  return {
    name: at < 0 ? rest : rest.slice(0, at), file: pathOf(unescaped(file)), line: Number(place[1]), column: Number(place[2]),
  };
}

/** Position of the space between name and file; -1 if there is no file. */
function splitAt(text: string, scripts: ReadonlySet<string>): number {
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (scripts.has(text.slice(at + 1))) return at;
  }
  const path = / (?=node:|file:\/\/|\/|[A-Za-z]:\\|evalmachine)/.exec(text);
  return path === null ? text.lastIndexOf(' ') : path.index;
}
