/** A graph whose nodes are numbered from 0: the targets of node n are `targets[first[n]]` to `targets[first[n + 1] - 1]`. */
export interface Graph {
  readonly size: number;
  readonly first: Int32Array;
  readonly targets: Int32Array;
}

/**
 * What each node is reached through, whatever way is taken from the roots: its immediate dominator (Georgiadis, "Linear-Time Algorithms for
 * Dominators and Related Problems", Semi-NCA). Nothing recurses: lists are as long as the heap.
 * @returns by node: its dominator, -1 if it is reached from several roots or is one, -2 if nothing reaches it; and the nodes reached, in an order in which
 *   dominators come before what they dominate
 */
export function dominators({ size, first, targets }: Graph, roots: Iterable<number>): { readonly dominator: Int32Array; readonly order: Int32Array } {
  // Numbers in depth-first order; 0 is a node above all roots.
  const number = new Int32Array(size);
  const vertex = new Int32Array(size + 1);
  const parent = new Int32Array(size + 1);
  const next = new Int32Array(size);
  const stack = new Int32Array(size + 1);
  let count = 0;
  const isRoot = new Uint8Array(size);
  for (const root of roots) {
    if (root < 0 || root >= size) continue;
    isRoot[root] = 1;
    if (number[root] !== 0) continue;
    let depth = 0;
    number[root] = ++count;
    vertex[count] = root;
    next[root] = first[root] as number;
    stack[depth++] = root;
    while (depth > 0) {
      const node = stack[depth - 1] as number;
      const at = next[node] as number;
      if (at >= (first[node + 1] as number)) { depth--; continue; }
      next[node] = at + 1;
      const target = targets[at] as number;
      if (number[target] !== 0) continue;
      number[target] = ++count;
      vertex[count] = target;
      parent[count] = number[node] as number;
      next[target] = first[target] as number;
      stack[depth++] = target;
    }
  }
  const { from, sources } = reversed({ size, first, targets });
  const semi = new Int32Array(count + 1);
  const label = new Int32Array(count + 1);
  const ancestor = new Int32Array(count + 1);
  const idom = new Int32Array(count + 1);
  for (let i = 0; i <= count; i++) { semi[i] = i; label[i] = i; ancestor[i] = parent[i] as number; }
  for (let i = count; i >= 1; i--) {
    const node = vertex[i] as number;
    let best = isRoot[node] === 1 ? 0 : parent[i] as number;
    for (let at = from[node] as number; at < (from[node + 1] as number); at++) {
      const source = number[sources[at] as number] as number;
      if (source === 0) continue;
      const least = source <= i ? source : semi[compressed(source, i, ancestor, label, semi, stack)] as number;
      if (least < best) best = least;
    }
    semi[i] = best;
    idom[i] = parent[i] as number;
  }
  for (let i = 1; i <= count; i++) {
    let up = idom[i] as number;
    while (up > (semi[i] as number)) up = idom[up] as number;
    idom[i] = up;
  }
  const dominator = new Int32Array(size).fill(-2);
  for (let i = 1; i <= count; i++) dominator[vertex[i] as number] = idom[i] === 0 ? -1 : vertex[idom[i] as number] as number;
  return { dominator, order: vertex.subarray(1, count + 1) };
}

/** The number with the least semidominator between a node and what is linked so far; paths that were walked are shortened. */
function compressed(node: number, linked: number, ancestor: Int32Array, label: Int32Array, semi: Int32Array, stack: Int32Array): number {
  let depth = 0;
  let at = node;
  // Numbers above `linked` are linked already; their ancestors end at or below it.
  while ((ancestor[at] as number) > linked) { stack[depth++] = at; at = ancestor[at] as number; }
  while (depth > 0) {
    const below = stack[--depth] as number;
    const above = ancestor[below] as number;
    if ((semi[label[above] as number] as number) < (semi[label[below] as number] as number)) label[below] = label[above] as number;
    ancestor[below] = ancestor[above] as number;
  }
  return label[node] as number;
}

function reversed({ size, first, targets }: Graph): { readonly from: Int32Array; readonly sources: Int32Array } {
  const from = new Int32Array(size + 1);
  const edges = first[size] as number;
  for (let i = 0; i < edges; i++) (from as { [i: number]: number })[(targets[i] as number) + 1]!++;
  for (let i = 0; i < size; i++) (from as { [i: number]: number })[i + 1]! += from[i] as number;
  const sources = new Int32Array(edges);
  const fill = from.slice(0, size);
  for (let node = 0; node < size; node++) {
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      const target = targets[at] as number;
      sources[fill[target] as number] = node;
      fill[target] = (fill[target] as number) + 1;
    }
  }
  return { from, sources };
}
