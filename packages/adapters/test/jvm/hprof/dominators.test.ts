import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dominators, type Graph } from '../../../src/jvm/hprof/dominators.ts';

function graphOf(size: number, edges: readonly (readonly [number, number])[]): Graph {
  const sorted = [...edges].sort(([a], [b]) => a - b);
  const first = new Int32Array(size + 1);
  for (const [from] of edges) first[from + 1] = (first[from + 1] as number) + 1;
  for (let i = 0; i < size; i++) first[i + 1] = (first[i + 1] as number) + (first[i] as number);
  return { size, first, targets: Int32Array.from(sorted.map(([, to]) => to)) };
}

/** What is reached from the roots where one node is taken away. */
function reached({ first, targets }: Graph, roots: readonly number[], without: number): Set<number> {
  const seen = new Set<number>();
  const open = roots.filter((root) => root !== without);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) if (targets[at] !== without) open.push(targets[at] as number);
  }
  return seen;
}

test('a node dominates what cannot be reached without it', () => {
  const graphs = fc.integer({ min: 1, max: 12 }).chain((size) => fc.tuple(
    fc.constant(size), fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 30 }), fc.uniqueArray(fc.nat(size - 1), { minLength: 1, maxLength: 3 }),
  ));
  fc.assert(fc.property(graphs, ([size, edges, roots]) => {
    const graph = graphOf(size, edges);
    const { dominator, order } = dominators(graph, roots);
    const all = reached(graph, roots, -1);
    expect(new Set(order)).toEqual(all);
    const above = (node: number): number[] => { const up = dominator[node] as number; return up < 0 ? [] : [up, ...above(up)]; };
    for (let node = 0; node < size; node++) {
      if (!all.has(node)) { expect(dominator[node]).toBe(-2); continue; }
      const expected = [...all].filter((other) => other !== node && !reached(graph, roots, other).has(node));
      expect(above(node).sort()).toEqual(expected.sort());
    }
  }), { numRuns: 500 });
});

test('a list of a million nodes is no deep recursion', () => {
  const size = 1_000_000;
  const first = Int32Array.from({ length: size + 1 }, (_, i) => Math.min(i, size - 1));
  const targets = Int32Array.from({ length: size - 1 }, (_, i) => i + 1);
  const { dominator } = dominators({ size, first, targets }, [0]);
  expect(dominator[size - 1]).toBe(size - 2);
});
