import type { Contents } from './contents.ts';
import { dominators } from './dominators.ts';

/** By number of a class: its instances that no other of the class keeps alive, and what would go with them. */
export function retainedByClass({ met, begins, targets, roots, classOf, bytes }: Contents): Map<number, { count: number; bytes: number }> {
  const size = met.length;
  const nodeOf = new Int32Array(classOf.length).fill(-1);
  for (let node = 0; node < size; node++) nodeOf[met.at(node)] = node;
  const first = new Int32Array(size + 1);
  first.set(begins.view());
  first[size] = targets.length;
  const mapped = new Int32Array(targets.length);
  let n = 0;
  // Targets that the second pass did not meet are left out.
  for (let node = 0; node < size; node++) {
    const from = first[node] as number;
    const to = first[node + 1] as number;
    first[node] = n;
    for (let at = from; at < to; at++) {
      const target = nodeOf[targets.at(at)] as number;
      if (target >= 0) mapped[n++] = target;
    }
  }
  first[size] = n;
  const rootNodes = [...new Set(roots.view())].map((object) => nodeOf[object] as number);
  const { dominator, order } = dominators({ size, first, targets: mapped.subarray(0, n) }, rootNodes);
  const retained = new Float64Array(size);
  for (let node = 0; node < size; node++) retained[node] = bytes[met.at(node)] as number;
  for (let i = order.length - 1; i >= 0; i--) {
    const node = order[i] as number;
    const up = dominator[node] as number;
    if (up >= 0) retained[up] = (retained[up] as number) + (retained[node] as number);
  }
  return topmost(order, dominator, (node) => (classOf[met.at(node)] as number) - 1, retained);
}

/** Sums over the nodes of each class above which there is no other of the same class. */
function topmost(order: Int32Array, dominator: Int32Array, classOf: (node: number) => number, retained: Float64Array): Map<number, { count: number; bytes: number }> {
  const size = retained.length;
  const child = new Int32Array(size).fill(-1);
  const sibling = new Int32Array(size).fill(-1);
  const sums = new Map<number, { count: number; bytes: number }>();
  const open = new Map<number, number>();
  const tops: number[] = [];
  for (const node of order) {
    const up = dominator[node] as number;
    if (up < 0) { tops.push(node); continue; }
    sibling[node] = child[up] as number;
    child[up] = node;
  }
  const stack = new Int32Array(size + 1);
  for (const top of tops) {
    let depth = 0;
    for (let node = top, isDown = true; ;) {
      const number = classOf(node);
      if (isDown) {
        const above = open.get(number) ?? 0;
        if (above === 0) {
          const sum = sums.get(number) ?? { count: 0, bytes: 0 };
          sum.count++;
          sum.bytes += retained[node] as number;
          sums.set(number, sum);
        }
        open.set(number, above + 1);
        stack[depth++] = node;
        if ((child[node] as number) >= 0) { node = child[node] as number; continue; }
      }
      depth--;
      open.set(classOf(node), (open.get(classOf(node)) ?? 1) - 1);
      if (depth === 0) break;
      if ((sibling[node] as number) >= 0) { node = sibling[node] as number; isDown = true; continue; }
      node = stack[depth - 1] as number;
      isDown = false;
    }
  }
  return sums;
}
