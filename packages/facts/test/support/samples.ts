import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const recordings = new URL('../../../adapters/cpython/recordings/', import.meta.url);

export interface Sample {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every recording that an adapter keeps, as it was made. */
export function samples(): Sample[] {
  return readdirSync(fileURLToPath(recordings), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.facts.jsonl'))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(new URL(name, recordings)) }));
}

export function sample(version: string): Sample {
  const found = samples().find(({ name }) => name.startsWith(`${version}/`));
  if (found === undefined) throw new Error(`there is no recording of ${version}`);
  return found;
}
