import { Damaged } from './bytes.ts';
import { Chunk, type Wanted } from './chunk.ts';
import { chunksOf } from './chunks.ts';
import { HEADER } from './header.ts';
import type { Counts } from '../../counts.ts';

export interface Handlers {
  /** by the name of the event */
  readonly events: ReadonlyMap<string, Wanted>;
  /** Called before the events of a chunk. */
  readonly begin?: (chunk: Chunk) => void;
  /** Called when a chunk's events were read; its constants are gone after that. */
  readonly end?: (chunk: Chunk) => void;
  /** takes the number of events of each name */
  readonly seen?: Map<string, number>;
}

/** Reads a Flight Recorder file chunk by chunk. What is damaged is counted and passed over. */
export async function readRecording(stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, handlers: Handlers, losses: Counts): Promise<void> {
  for await (const raw of chunksOf(stream, losses)) {
    let chunk: Chunk;
    try {
      chunk = new Chunk(raw);
    } catch (error) {
      if (!(error instanceof Damaged)) throw error;
      losses.add(`chunk ${error.message}`);
      continue;
    }
    handlers.begin?.(chunk);
    chunk.events(handlers.events, losses, HEADER, handlers.seen);
    handlers.end?.(chunk);
  }
}
