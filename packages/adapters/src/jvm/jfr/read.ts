import { Damaged } from './bytes.ts';
import { Chunk, type Wanted } from './chunk.ts';
import { chunksOf } from './chunks.ts';
import { HEADER } from './header.ts';
import { Counts } from '../../counts.ts';

export interface Handlers {
  /** Events of a chunk that have to be known before all its others, by name. */
  readonly first?: ReadonlyMap<string, Wanted>;
  /** by the name of the event */
  readonly events: ReadonlyMap<string, Wanted>;
  /** Called before the other events of a chunk. */
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
    if (handlers.first !== undefined) chunk.events(handlers.first, new Counts(), HEADER);
    handlers.begin?.(chunk);
    chunk.events(handlers.events, losses, HEADER, handlers.seen);
    handlers.end?.(chunk);
  }
}
