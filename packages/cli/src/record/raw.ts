import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { ADAPTERS, type Reader } from '@mechsym/adapters';
import { assetPath } from '../assets.ts';
import { reasonOf } from '../errors.ts';
import { shortName } from '../facts/load.ts';

/** Files that one process reads: a program may have had thousands of processes. */
const AT_ONCE = 200;
/** Bytes in which the first line of a raw file ends: it has one path in it. */
const FIRST = 2 ** 13;

/**
 * Makes facts of what recorded processes left raw in a folder, each by the interpreter that recorded it or, where that is gone,
 * by one of its version on PATH.
 * @returns what could not be read, as sentences for the user; those files stay
 */
export async function convertRaw(folder: string, env: NodeJS.ProcessEnv = process.env): Promise<readonly string[]> {
  const problems: string[] = [];
  const names = (await readdir(folder)).sort();
  const path = resolve(folder); // the interpreters run elsewhere
  for (const { name: adapter, raw } of ADAPTERS) {
    if (raw === undefined) continue;
    const readers = new Map<string, { readonly reader: Reader; readonly files: string[] }>();
    for (const file of names.filter((name) => raw.isRaw(name)).map((name) => join(path, name))) {
      const line = await firstLine(file).catch((error: unknown) => { problems.push(`${shortName(file)}: cannot be read: ${reasonOf(error)}`); });
      if (line === undefined) continue;
      const reader = raw.reader(assetPath(`recorders/${adapter}`), line);
      if (reader === undefined) problems.push(`${shortName(file)}: is no raw recording of this version of mechsym; remove it and record again`);
      else if (readers.has(line)) readers.get(line)?.files.push(file);
      else readers.set(line, { reader, files: [file] });
    }
    for (const { reader, files } of readers.values()) {
      for (let at = 0; at < files.length; at += AT_ONCE) problems.push(...await read(reader, files.slice(at, at + AT_ONCE), env));
    }
  }
  return problems;
}

async function read(reader: Reader, files: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((each) => each.startsWith('/'));
  const others = reader.otherwise.flatMap((command) => folders.map((folder) => join(folder, command)));
  let said = '';
  for (const command of [...(reader.command === '' ? [] : [reader.command]), ...others]) {
    const result = await run(command, [...reader.args, ...files]);
    if (result === undefined) continue; // it is not there
    if (result.code === 0) return [];
    if (said === '') said = result.said;
    if (result.code !== reader.mismatch) break;
  }
  if (said !== '') return said.trimEnd().split('\n');
  return files.map((file) => `${shortName(file)}: nothing could be read of it, since ${reader.command === '' ? 'its interpreter' : reader.command} is gone and PATH has no ${reader.otherwise[0]}`);
}

function run(command: string, args: readonly string[]): Promise<{ readonly code: number; readonly said: string } | undefined> {
  return new Promise((done) => {
    const child = execFile(command, [...args], { cwd: '/', maxBuffer: 2 ** 24 }, (error, _, said) => {
      if (error === null) done({ code: 0, said });
      else done(typeof error.code === 'string' ? undefined : { code: error.code ?? 1, said: said === '' ? `${command} ended early\n` : said });
    });
    child.stdin?.end();
  });
}

async function firstLine(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST), 0, FIRST, 0);
    const end = buffer.subarray(0, bytesRead).indexOf(10);
    return end < 0 ? '' : buffer.toString('utf8', 0, end);
  } finally {
    await file.close();
  }
}
