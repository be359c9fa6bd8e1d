import type { Fix } from '@mechsym/engine';
import { printable } from './printable.ts';

/** The lines that a fix takes away and puts there, with their sign, safe to show. */
export function diffLines({ diff }: Fix): string[] {
  return diff.flatMap(({ removed, added }) => [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)])
    .filter((line) => line.trim() !== '+').map((line) => printable(line.replaceAll('\t', '    ')));
}
