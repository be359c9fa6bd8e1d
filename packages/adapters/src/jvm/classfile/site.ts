import type { Operation } from '@mechsym/facts';
import type { Method } from './class-file.ts';

/** Where an instruction stands in the source, as far as a class file knows: it has no columns. */
export interface CodeSite {
  /** 1-based */
  readonly line: number;
  readonly operation: Operation;
  readonly name: string;
  /** among the operations of this kind and name on the line, in the order of the bytecode */
  readonly ordinal: number;
}

/** The line of an instruction; 0 if the class was compiled without lines or has no such instruction. */
export function lineAt({ lines, size }: Method, bci: number): number {
  if (bci < 0 || bci >= size) return 0;
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as { bci: number }).bci <= bci) low = middle + 1;
    else high = middle;
  }
  return lines[low - 1]?.line ?? 0;
}

/** The lowest line of a method: the JVM does not know where its declaration stands. 0 without lines. */
export function firstLine({ lines }: Method): number {
  return lines.reduce((first, { line }) => (first === 0 || line < first ? line : first), 0);
}

/** The site of an instruction: its own, or the line where it is none that a site stands for. Undefined without a line. */
export function siteAt(method: Method, bci: number): CodeSite | undefined {
  const line = lineAt(method, bci);
  if (line === 0) return undefined;
  const at = method.operations.find((each) => each.bci === bci);
  if (at === undefined) return { line, operation: 'line', name: '', ordinal: 0 };
  const before = method.operations.filter((each) => each.bci < bci && each.operation === at.operation && each.name === at.name && lineAt(method, each.bci) === line);
  return { line, operation: at.operation, name: at.name, ordinal: before.length };
}
