import type { Recording } from './recording.ts';

/** What a facts file's bytes come from: a stream of node:fs, a response's body, an array of buffers. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ReadOptions {
  /** the input's name, for problems */
  readonly file: string;
  /** Functions of other files are skipped by the head of their line, unread. */
  readonly filter?: (file: string) => boolean;
  /** longest line in bytes; default 64 MiB. A longer one is skipped without being held. */
  readonly longestLine?: number;
  /** most rows, sites and histogram entries to take from one input; default 20 million. The rest is skipped. */
  readonly mostEntries?: number;
}
export declare function read(bytes: Bytes, options: ReadOptions): Promise<Recording>;
