import { realpathSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ImportedLog } from '@mechsym/engine';
import { ImportFault, mappedPath, readSarif, type Roots } from '@mechsym/engine/imported';
import type { ImportOptions } from '../commands/import-options.ts';
import type { Format } from '../commands/options.ts';
import type { Settings } from '../config/settings.ts';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { pathPrefix } from './prefix.ts';

/** Bytes of a log that are read at most. GitHub takes 10 MB of one in gzip, which is seldom more than this. */
const LARGEST = 50 * 2 ** 20;

/** The formats that show findings of other linters; the others are read by hosts that would take them for findings of mechsym. */
const SHOWING: readonly Format[] = ['pretty', 'markdown', 'agent', 'json', 'jsonl', 'sarif', 'sarif-github'];

/**
 * Reads the logs of other linters that were asked for. Undefined if none was.
 * @throws UserError for a log that cannot be read, with file and place
 */
export async function readImports(options: ImportOptions, root: string, { pathMappings }: Pick<Settings, 'pathMappings'>): Promise<readonly ImportedLog[] | undefined> {
  const files = options.import ?? [];
  if (files.length === 0) {
    if (options.importOnly === true) throw new UserError('--import-only needs --import FILE');
    return undefined;
  }
  if (files.filter((file) => file === '-').length > 1) throw new UserError('--import - can be given once: there is one stdin');
  const roots = rootsOf(root, pathMappings);
  const logs: ImportedLog[] = [];
  for (const file of files) {
    const name = file === '-' ? '<stdin>' : shortName(file);
    try {
      logs.push(readSarif(textOf(await bytesOf(file, name)), name, roots));
    } catch (error) {
      if (!(error instanceof ImportFault)) throw error;
      throw new UserError(`${name}:${error.place === undefined ? '' : `${error.place.line}:${error.place.column}:`} ${error.message}`);
    }
  }
  return logs;
}

/** What formats that were asked for leave out, for stderr; undefined if none does. */
export function leftOutBy(formats: readonly Format[]): string | undefined {
  const silent = formats.filter((format) => !SHOWING.includes(format));
  return silent.length === 0 ? undefined : `${silent.join(', ')}: findings of other linters are left out of ${silent.length === 1 ? 'this format' : 'these formats'}`;
}

function rootsOf(root: string, pathMappings: Settings['pathMappings']): Roots {
  const slashed = (path: string) => path.replaceAll('\\', '/');
  return {
    absolute: [...new Set([slashed(root), slashed(realpathSync(root))])],
    prefix: pathPrefix(root),
    mapped: (path) => mappedPath(path, pathMappings),
  };
}

async function bytesOf(file: string, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  const take = async (stream: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > LARGEST) throw new UserError(`${name}: larger than ${LARGEST / 2 ** 20} MiB, which is all that is read: let the linter report fewer rules or folders at a time`);
      chunks.push(chunk);
    }
  };
  if (file === '-') {
    await take(process.stdin as AsyncIterable<Buffer>);
    return Buffer.concat(chunks);
  }
  let handle;
  try {
    handle = await open(file, 'r');
    await take(handle.createReadStream({ highWaterMark: 2 ** 20 }));
  } catch (error) {
    throw error instanceof UserError ? error : new UserError(`${name}: cannot be read: ${reasonOf(error)}`);
  } finally {
    await handle?.close().catch(() => undefined);
  }
  return Buffer.concat(chunks);
}

/** UTF-8, or what PowerShell writes with `>`: UTF-16 with a byte order mark. */
function textOf(bytes: Buffer): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
