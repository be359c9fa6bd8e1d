import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { cpython } from '../../src/index.ts';

export const RECORDER = fileURLToPath(new URL('../../cpython/recorder', import.meta.url));

/** Makes facts of what recorded processes left in a session, as `mechsym record` does. @returns the names of the files there then */
export function convert(session: string): string[] {
  for (const name of readdirSync(session).filter((each) => cpython.raw?.isRaw(each) === true)) {
    const reader = cpython.raw?.reader(RECORDER, readFileSync(join(session, name), 'latin1').split('\n')[0] ?? '');
    if (reader === undefined) throw new Error(`${name} is no raw file`);
    const { stderr, status } = spawnSync(reader.command, [...reader.args, join(session, name)], { encoding: 'utf8', cwd: '/' });
    if (status !== 0 || stderr !== '') throw new Error(`${name}: ${stderr}`);
  }
  return readdirSync(session).sort();
}
