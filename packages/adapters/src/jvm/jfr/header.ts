/** Bytes of a chunk's header. */
export const HEADER = 68;

/** What a chunk says of itself at its start. */
export interface ChunkHeader {
  /** bytes, the header included */
  readonly size: number;
  /** bytes from the chunk's start */
  readonly constants: number;
  readonly metadata: number;
  /** nanoseconds since the epoch */
  readonly startNanos: number;
  readonly durationNanos: number;
  readonly startTicks: number;
  readonly ticksPerSecond: number;
  /** false of a chunk that was still written to: its process was killed */
  readonly closed: boolean;
  readonly compressed: boolean;
}

/** The header of a Flight Recorder chunk, format 2.x; undefined if these bytes are none. */
export function readHeader(bytes: Buffer): ChunkHeader | undefined {
  if (bytes.length < HEADER || bytes.toString('latin1', 0, 4) !== 'FLR\0' || bytes.readUInt16BE(4) !== 2) return undefined;
  const long = (at: number): number => bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
  return {
    size: long(8), constants: long(16), metadata: long(24), startNanos: long(32), durationNanos: long(40),
    startTicks: long(48), ticksPerSecond: long(56) > 0 ? long(56) : 1e9,
    closed: bytes[64] === 0, compressed: ((bytes[67] as number) & 1) === 1,
  };
}
