import type { Node } from 'web-tree-sitter';
import type { Site } from '../source/model.ts';
import { contains, rangeOf } from '../source/range.ts';
import type { JoinedFile, RecordedSite } from './joined-file.ts';

/** Operations that raise where nothing else is known. */
const RAISING: ReadonlySet<string> = new Set(['call', 'subscript', 'attribute', 'iteration', 'binary']);

/**
 * The sites that were seen to raise. A runtime that sees only handlers tells the clause; then it is the last operation of
 * the guarded block that can raise.
 */
export function raisingSites(file: JoinedFile): ReadonlySet<Site> {
  const found = new Set<Site>();
  const guarded = new Set<Site>();
  for (const recorded of file.sites) {
    for (const row of recorded.facts.rows('exception')) {
      if (row.role === 'raised' && recorded.model !== undefined) found.add(recorded.model);
      else if (row.role === 'handled') for (const site of guardedBy(file, recorded)) guarded.add(site);
    }
  }
  for (const site of guarded) if (![...found].some((other) => other.function === site.function)) found.add(site);
  return found;
}

function guardedBy(file: JoinedFile, recorded: RecordedSite): Site[] {
  const { line } = recorded.range.start;
  const text = file.model.text.lines[line] ?? '';
  const column = text.length - text.trimStart().length;
  let at: Node | null = file.model.tree.rootNode.descendantForPosition({ row: line, column });
  while (at !== null && !/^(except|catch)_(group_)?clause$/.test(at.type)) at = at.parent;
  const block = at?.parent?.childForFieldName('body');
  if (!block) return [];
  const range = rangeOf(file.model.text, block);
  const fn = file.model.functionOf(block);
  return fn?.sites.filter((site) => RAISING.has(site.operation) && contains(range, site.range)).slice(-1) ?? [];
}
