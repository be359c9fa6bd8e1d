import type { Recording } from './recording.ts';
import { write } from './write.ts';

/**
 * A text that is the same for equal recordings and different for others, in whatever order they were read and merged.
 * It is a facts file.
 */
export function canonical(recording: Recording): string {
  return [...write(recording)].join('');
}
