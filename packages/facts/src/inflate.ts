import type { Bytes } from './read.ts';

/**
 * The bytes, unpacked if they are gzip (told by the first two bytes, not by a name). A gzip stream that ends too early
 * gives what it holds; damage inside it throws after what came before it.
 */
export async function* inflated(bytes: Bytes): AsyncGenerator<Uint8Array> {
  const chunks = chunksOf(bytes);
  try {
    let head = new Uint8Array(0);
    while (head.length < 2) {
      const next = await chunks.next();
      if (next.done === true) break;
      head = head.length === 0 ? Uint8Array.from(next.value) : Buffer.concat([head, next.value]);
    }
    const all = prefixed(head, chunks);
    yield* head[0] === 0x1f && head[1] === 0x8b ? gunzipped(all) : all;
  } finally {
    await chunks.return(undefined);
  }
}

async function* chunksOf(bytes: Bytes): AsyncGenerator<Uint8Array, undefined> {
  yield* bytes;
}

async function* prefixed(head: Uint8Array, rest: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  yield* rest;
}

async function* gunzipped(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const [{ createGunzip, constants }, { pipeline, Readable }] = await Promise.all([import('node:zlib'), import('node:stream')]);
  // Z_SYNC_FLUSH: a file cut short by a crash still gives every byte up to the cut
  const gunzip = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  pipeline(Readable.from(bytes, { objectMode: false }), gunzip, () => { /* errors arrive through the iteration below */ });
  for await (const chunk of gunzip) yield chunk as Uint8Array;
}
