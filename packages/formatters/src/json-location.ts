import type { Location } from '@mechsym/engine';

/** Lines and columns count from 1, columns in UTF-16 units; the end is the first position after the range. */
export function locationOf({ file, range, function: name, snippet }: Location) {
  return {
    file,
    startLine: range.start.line + 1,
    startColumn: range.start.column + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.column + 1,
    function: name,
    snippet: { ...snippet, firstLine: snippet.firstLine + 1 },
  };
}
