import type { Span } from './loop.ts';

/** What a visitor keeps of loops while it goes through a function. */
interface Visitor<L> {
  readonly function: { readonly loops: L[]; readonly loopSpans: (Span & { readonly loop: L })[] };
  loop: L | undefined;
}

/** Notes a loop with the parts of the text that run in it, and visits them as its own. */
export function withinLoop<L>(visitor: Visitor<L>, loop: L, parts: readonly Span[], visit: () => void): void {
  const before = visitor.loop;
  visitor.function.loops.push(loop);
  for (const { start, end } of parts) visitor.function.loopSpans.push({ start, end, loop });
  visitor.loop = loop;
  visit();
  visitor.loop = before;
}
