import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprintsOf } from '@mechsym/engine';
import { KINDS, SITE_COLUMNS, type Recording, type SourceLine } from '@mechsym/facts';
import { packageVersion } from '../assets.ts';
import { loadRecording } from '../facts/load.ts';
import { writeAtomically } from '../files.ts';
import { parsers } from '../lint/parsers.ts';
import { sourceReader } from '../lint/sources.ts';
import type { Session } from './session.ts';

const NAME = 'fingerprints.facts.jsonl';
const COLUMNS = { site: SITE_COLUMNS, anchor: KINDS.anchor.columns.map(({ name }) => name) };

/** Adds to a session what its hot functions look like, in a file beside those of the recorder. */
export async function addFingerprints(session: Session, root: string): Promise<void> {
  const recording = await loadRecording([session.folder]);
  const header = recording.processes[0]?.headers[0];
  if (header === undefined) return;
  const starts = recording.processes.flatMap(({ headers }) => headers.map(({ start }) => Date.parse(start)));
  const sources = await digestsOf(recording, root, Math.min(...starts));
  for (const { source, digest } of sources) recording.addSource(source, digest);
  const found = await fingerprintsOf(recording, sourceReader(root), parsers());
  if (found.length === 0 && sources.length === 0) return;
  // Of the first process, and without its clock: this file says nothing about time.
  const { clock: _, ...rest } = header;
  const own = { ...rest, recorder: { name: 'mechsym', version: packageVersion() }, kinds: [], columns: COLUMNS };
  const lines = [own, ...sources, ...found];
  await writeAtomically(join(session.folder, NAME), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Digests of files that no recorder read, since only a sampler from outside met them: of those that are older than the run. */
async function digestsOf(recording: Recording, root: string, start: number): Promise<SourceLine[]> {
  const read = sourceReader(root);
  const found: SourceLine[] = [];
  for (const source of recording.files) {
    if (recording.sources.has(source)) continue;
    const bytes = await read(source);
    const changed = await stat(join(root, source)).then(({ mtimeMs, ctimeMs }) => Math.max(mtimeMs, ctimeMs), () => Infinity);
    if (bytes !== undefined && changed < start) found.push({ source, digest: `sha256:${createHash('sha256').update(bytes).digest('hex')}` });
  }
  return found;
}
