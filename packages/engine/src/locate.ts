import type { Location } from './finding.ts';
import type { Range, SourceText } from './source/model.ts';
import type { Place } from './view/place.ts';

/** Most lines of source that a location carries for display. */
const MOST_LINES = 12;

/** A place as outputs need it. A place over many lines is shown by its first ones. */
export function locate(place: Place): Location {
  const { file, range } = place;
  if (file === undefined || range === undefined) throw new Error('a place without a file cannot be located');
  return {
    file: file.model.file,
    range,
    function: place.functionModel?.qualifiedName ?? '<module>',
    snippet: snippetOf(file.model.text, range),
  };
}

/** The lines of a range with the one before it, as many as are shown. */
export function snippetOf({ lines }: SourceText, range: Range): Location['snippet'] {
  const first = Math.max(0, range.start.line - 1);
  const last = Math.min(lines.length - 1, range.end.line, first + MOST_LINES);
  return { firstLine: first, lines: lines.slice(first, last + 1) };
}
