import { pathOf } from './escapes.ts';
import type { Fn } from './fn.ts';

/** Levels of the tree that are read: V8's stacks end at 128 frames. */
const DEEPEST = 1000;

/**
 * What functions of the project allocated, in bytes, as V8's sampling heap profiler estimates it. What code outside the project
 * allocates, builtins included, counts for the function that called it, since that one can be changed.
 */
export class Allocations {
  readonly #bytes = new Map<string, number>();
  /** of the whole program, in bytes */
  total = 0;

  get known(): boolean { return this.total > 0; }

  /**
   * Adds the tree of a thread: `head` of a HeapProfiler.SamplingHeapProfile of the Chrome DevTools Protocol.
   * @param own whether a script is the project's, by absolute path
   * @param named the one function of a script that bears a name: V8 11 gives functions no other place
   */
  add(head: unknown, own: (file: string) => boolean, named: (script: string, name: string) => Fn | undefined): void {
    const open: { node: unknown; owner: string | undefined; depth: number }[] = [{ node: head, owner: undefined, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, depth } = next;
      if (!isObject(node) || depth > DEEPEST) continue;
      const { callFrame, selfSize, children } = node;
      const frame = placeOf(callFrame, named);
      const owner = frame !== undefined && own(frame.file) ? keyOf(frame) : next.owner;
      if (typeof selfSize === 'number' && selfSize > 0 && Number.isFinite(selfSize)) {
        this.total += selfSize;
        if (owner !== undefined) this.#bytes.set(owner, (this.#bytes.get(owner) ?? 0) + selfSize);
      }
      if (Array.isArray(children)) for (const child of children) open.push({ node: child, owner, depth: depth + 1 });
    }
  }

  /** 0 where nothing was seen */
  bytesOf(fn: Fn): number {
    return this.#bytes.get(keyOf(fn)) ?? 0;
  }
}

interface FunctionPlace {
  readonly file: string;
  /** 1-based */
  readonly line: number;
  readonly column: number;
}

function placeOf(frame: unknown, named: (script: string, name: string) => Fn | undefined): FunctionPlace | undefined {
  if (!isObject(frame)) return undefined;
  const { url, scriptId, functionName, lineNumber, columnNumber } = frame;
  if (typeof url !== 'string' || typeof lineNumber !== 'number' || typeof columnNumber !== 'number') return undefined;
  if (lineNumber < 0) return typeof scriptId === 'string' && typeof functionName === 'string' ? named(scriptId, functionName) : undefined;
  return { file: pathOf(url), line: lineNumber + 1, column: columnNumber + 1 };
}

function keyOf({ file, line, column }: FunctionPlace): string {
  return `${file}\0${line}:${column}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
