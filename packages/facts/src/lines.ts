/** A line of an input, without its end. */
export class Line {
  /** 1-based */
  readonly number: number;
  /** undefined if it was longer than the limit */
  readonly bytes: Buffer | undefined;
  /** false for a last line without a line feed */
  readonly ended: boolean;

  constructor(number: number, bytes: Buffer | undefined, ended: boolean) {
    this.number = number;
    this.bytes = bytes;
    this.ended = ended;
  }

  /** Decoded anew at each call, without a byte order mark at the start of the input. */
  get text(): string | undefined {
    const text = this.bytes?.toString('utf8');
    return this.number === 1 && text?.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  }
}

const LINE_FEED = 0x0a;

/**
 * Splits bytes into lines, some at a time. At most `longest` bytes of an unfinished line are held: what is longer is let
 * through to its end unread, so that a line of any length costs no more memory than the limit.
 */
export async function* lines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line[]> {
  let held: Buffer[] = [];
  let size = 0;
  let number = 0;

  const take = (tail: Buffer | undefined, ended: boolean): Line => {
    size += tail?.length ?? 0;
    let bytes: Buffer | undefined;
    if (size <= longest) {
      if (held.length === 0) bytes = tail ?? Buffer.alloc(0);
      else bytes = Buffer.concat(tail === undefined ? held : [...held, tail], size);
    }
    held = [];
    size = 0;
    return new Line(++number, bytes, ended);
  };

  for await (const chunk of chunks) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const batch: Line[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      batch.push(take(bytes.subarray(start, end), true));
      start = end + 1;
    }
    if (start < bytes.length) {
      size += bytes.length - start;
      if (size <= longest) held.push(bytes.subarray(start));
      else if (held.length > 0) held = [];
    }
    // an endless first line is told at once: whoever reads may want to stop there
    if (number === 0 && size > longest) batch.push(new Line(1, undefined, false));
    if (batch.length > 0) yield batch;
  }
  if (size > 0) yield [take(undefined, false)];
}
