import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { read, type FunctionFacts, type Recording } from '@mechsym/facts';
import { jvm } from '../../src/index.ts';

const RECORDINGS = new URL('../../jvm/recordings/', import.meta.url);

/** What was recorded with each JDK: `jvm/recordings/make.js`. */
export type Recorded = 'mechsym' | 'mechsym-observations' | 'killed';

export function bytesOf(version: string, name: Recorded): Buffer {
  return gunzipSync(readFileSync(new URL(`${version}/plant-${name}.jfr.gz`, RECORDINGS)));
}

export function fileOf(version: string, name: Recorded): string {
  return fileURLToPath(new URL(`${version}/plant-${name}.jfr.gz`, RECORDINGS));
}

const PROGRAM: Readonly<Record<string, string>> = { '/project/src/demo/Plant.java': 'programs/demo/Plant.java', '/project/plant.jar': 'programs/plant.jar' };

/** The line of the program, 1-based, that holds a text. */
export function lineOf(text: string): number {
  const lines = readFileSync(new URL('programs/demo/Plant.java', RECORDINGS), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** Facts of a session that holds these files. @param withClasses false if the class files are gone */
export async function factsOf(files: Readonly<Record<string, Uint8Array>>, withClasses = true): Promise<Recording> {
  const texts: Buffer[] = [];
  const session = {
    root: '/project', version: '0', list: () => Promise.resolve(['README.md', 'src/demo/Plant.java']),
    read: (path: string) => (path in PROGRAM && (withClasses || !path.endsWith('.jar')) ? readFileSync(new URL(PROGRAM[path] as string, RECORDINGS)) : undefined),
    files: Object.entries(files).map(([name, bytes]) => ({
      name, modified: '2026-01-01T00:00:00.000Z',
      async *open() { for (let at = 0; at < bytes.length; at += 50_000) yield bytes.subarray(at, at + 50_000); },
    })),
  };
  for await (const { text } of jvm.native?.convert(session) ?? []) texts.push(Buffer.from(text));
  return read(texts.length === 0 ? [] : [Buffer.concat(texts)], { file: 'facts' });
}

export function functionNamed(recording: Recording, name: string): FunctionFacts {
  const all = recording.files.flatMap((file) => [...recording.functionsOf(file)]);
  const found = all.find((facts) => facts.function === name);
  if (found === undefined) throw new Error(`no facts about ${name}; there are ${all.map((each) => each.function).join(', ')}`);
  return found;
}
