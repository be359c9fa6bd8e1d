import { count, plural } from './numbers.ts';

/** What a host takes of a file. */
export interface Limits {
  /** entries */
  readonly most?: number;
  /** bytes of UTF-8 of all entries together */
  readonly bytes?: number;
}

export interface Fitted<T> {
  readonly kept: readonly T[];
  /** how many are left out: those with the smallest impact, since findings come best first */
  readonly left: number;
}

const encoder = new TextEncoder();

/** As many entries as fit, in their order, up to the first that does not. */
export function fitting<S, T>(items: readonly S[], render: (item: S, index: number) => T, sizeOf: (rendered: T) => string, { most = Infinity, bytes = Infinity }: Limits): Fitted<T> {
  const kept: T[] = [];
  let room = bytes;
  for (const [index, item] of items.entries()) {
    if (index >= most) break;
    const rendered = render(item, index);
    room -= bytes === Infinity ? 0 : encoder.encode(sizeOf(rendered)).length;
    if (room < 0) break;
    kept.push(rendered);
  }
  return { kept, left: items.length - kept.length };
}

/** `25,000 of 30,000 findings, those with the smallest impact, are left out: mechsym lint --format jsonl lists all` */
export function leftOutText(left: number, total: number): string {
  return `${count(left)} of ${plural(total, 'finding')}, those with the smallest impact, are left out: mechsym lint --format jsonl lists all`;
}
