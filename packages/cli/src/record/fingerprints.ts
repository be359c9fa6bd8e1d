import { join } from 'node:path';
import { fingerprintsOf } from '@mechsym/engine';
import { KINDS, SITE_COLUMNS } from '@mechsym/facts';
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
  const found = header && await fingerprintsOf(recording, sourceReader(root), parsers());
  if (header === undefined || found === undefined || found.length === 0) return;
  // Of the first process, and without its clock: this file says nothing about time.
  const { clock: _, ...rest } = header;
  const own = { ...rest, recorder: { name: 'mechsym', version: packageVersion() }, kinds: [], columns: COLUMNS };
  const lines = [own, ...found];
  await writeAtomically(join(session.folder, NAME), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}
