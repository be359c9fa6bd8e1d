import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { asciiFacts, isAsciiHprof, readAscii } from '@mechsym/adapters/hprof';
import { inflated } from '@mechsym/facts';
import { packageVersion } from '../assets.ts';
import { writeAtomically } from '../files.ts';
import { shortName } from '../facts/load.ts';
import { projectRoot } from '../root.ts';
import { sourcesBelow } from './sources.ts';

/** Whether a path is a file in HPROF's text form. */
export async function isText(path: string): Promise<boolean> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  for await (const bytes of inflated(createReadStream(path, { end: 2 ** 16 }))) return isAsciiHprof(new TextDecoder().decode(bytes.subarray(0, 80)));
  return false;
}

/** Makes facts of a profile in text, beside it. @returns what was done, for the user */
export async function convertText(path: string): Promise<string> {
  const root = projectRoot(undefined);
  const sources = await sourcesBelow(root);
  const profile = await readAscii(inflated(createReadStream(path)));
  const text = asciiFacts(profile, { version: packageVersion(), name: basename(path), modified: statSync(path).mtime.toISOString(), root, fileOf: (className, sourceFile) => sources.fileOf(className, sourceFile) });
  const target = `${path.replace(/\.gz$/, '')}.facts.jsonl`;
  await writeAtomically(target, text);
  for (const sentence of profile.lost.sentences()) process.stderr.write(`mechsym: ${shortName(path)}: ${sentence}\n`);
  return `${shortName(target)}: facts of ${profile.traces.size.toLocaleString('en-US')} traces: mechsym facts show, mechsym lint --facts\n`;
}
