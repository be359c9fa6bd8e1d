import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { Recording, readInto } from '@mechsym/facts';
import { convert, cacheSites, readLog, type ProcessInfo, type ReadLog } from '../../src/v8/convert.ts';
import type { Fn, Place } from '../../src/v8/fn.ts';
import type { LogReader } from '../../src/v8/reader.ts';

export const RECORDINGS = fileURLToPath(new URL('../../v8/recordings/', import.meta.url));
/** Folders of the sample logs, by major version of Node. */
export const RECORDED: readonly string[] = readdirSync(RECORDINGS).filter((name) => /^\d+$/.test(name)).sort();

export type Level = 'light' | 'caches';

export function bytesOf(version: string, program: string, level: Level): Buffer {
  return gunzipSync(readFileSync(`${RECORDINGS}${version}/${program}.${level}.log.gz`));
}

export function infoOf(version: string, program: string, level: Level): ProcessInfo {
  const described = JSON.parse(readFileSync(`${RECORDINGS}${version}/${program}.${level}.json`, 'utf8')) as ProcessInfo;
  return { ...described, id: `${described.pid}-${level}` };
}

export function logOf(version: string, program: string, level: Level): Promise<ReadLog> {
  return readLog([bytesOf(version, program, level)], infoOf(version, program, level), '/project');
}

/** Source files of the sample logs. */
export const files = {
  read(path: string): Uint8Array | undefined {
    try {
      return readFileSync(path.replace('/project/', `${RECORDINGS}programs/`));
    } catch {
      return undefined;
    }
  },
};

/** Both levels of a program as one recording, as `record` makes it. */
export async function recordingOf(version: string, program: string): Promise<Recording> {
  const caches = await logOf(version, program, 'caches');
  const light = await logOf(version, program, 'light');
  const known = cacheSites([caches]);
  const recording = new Recording();
  for (const log of [light, caches]) {
    const text = await convert(log, known, { root: '/project', files, recorder: '0' });
    await readInto(recording, [Buffer.from(text)], { file: log.info.id });
  }
  return recording;
}

export function fnNamed(log: LogReader, name: string): Fn {
  const found = [...log.functions()].find((fn) => fn.own && fn.name === name);
  if (found === undefined) throw new Error(`no function ${name} among ${[...log.functions()].filter(({ own }) => own).map((fn) => fn.name).join(', ')}`);
  return found;
}

export function placeAt(fn: Fn, line: number, column: number): Place {
  const found = [...fn.places()].find((place) => place.line === line && place.column === column);
  if (found === undefined) throw new Error(`nothing at ${line}:${column} of ${fn.name} but at ${[...fn.places()].map((place) => `${place.line}:${place.column}`).join(', ')}`);
  return found;
}
