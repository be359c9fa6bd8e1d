import { createHash } from 'node:crypto';

/** Digest of a source as a facts file names it; empty for one that could not be read. */
export function digestOf(bytes: Uint8Array | undefined): string {
  return bytes === undefined ? '' : `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
