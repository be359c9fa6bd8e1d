import type { Syntax } from '../../syntax.ts';

/** Where the last statement ends: a block goes on to the end of its line, over a comment. */
export function codeEnd(item: Syntax): number {
  const { last } = item;
  if (last === undefined) return item.end;
  return item.type === 'block' || last.type === 'block' || (/_(?:clause|definition)$/.test(last.type) && !/_comprehension$|^generator/.test(item.type)) ? codeEnd(last) : item.end;
}
