import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { Recording } from '@mechsym/facts';
import { sourceReader } from '../lint/sources.ts';
import { git } from './git.ts';
import { workTree, type Revision } from './revision.ts';

export type ReadSource = (file: string) => Promise<Uint8Array | undefined>;

/** Versions of a file that are tried, the newest first, and how many are asked for at once. */
const MOST_VERSIONS = 300;
const AT_ONCE = 20;

/** Reads files of the project as they were at a commit. @param root absolute */
export function revisionReader({ commit, top }: Revision, root: string): ReadSource {
  return async (file) => {
    const { code, stdout } = await git(top, ['cat-file', 'blob', `${commit}:${await inRepository(file, root, top)}`]);
    return code === 0 ? stdout : undefined;
  };
}

/**
 * Reads the sources that a recording is about: the file as it is if that is what was recorded, else the version in the history
 * of git that has the recorded digest, else the file as it is, in which facts are then placed by their anchors.
 * @param root absolute
 * @param missed is given the files of which the recorded version was not found
 */
export function recordedReader(recording: Recording, root: string, missed: (file: string) => void): ReadSource {
  const now = sourceReader(root);
  const top = workTree(root).catch(() => undefined);
  return async (file) => {
    const digests = recording.sources.get(file)?.filter((digest) => digest !== '') ?? [];
    const bytes = await now(file);
    if (digests.length === 0 || (bytes !== undefined && digests.includes(digestOf(bytes)))) return bytes;
    const repository = await top;
    const found = repository === undefined ? undefined : await inHistory(repository, await inRepository(file, root, repository), digests);
    if (found === undefined && bytes !== undefined) missed(file);
    return found ?? bytes;
  };
}

async function inRepository(file: string, root: string, top: string): Promise<string> {
  const prefix = relative(top, await realpath(root)).split(sep).join('/');
  return prefix === '' ? file : `${prefix}/${file}`;
}

function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The version of a file, on any branch, whose bytes have one of the digests. */
async function inHistory(top: string, path: string, digests: readonly string[]): Promise<Uint8Array | undefined> {
  const log = await git(top, ['log', '--all', `--max-count=${MOST_VERSIONS}`, '--format=', '--raw', '--no-abbrev', '--no-renames', '--diff-merges=first-parent', '--', path]);
  if (log.code !== 0) return undefined;
  const ids = new Set<string>();
  for (const line of log.stdout.toString('latin1').split('\n')) {
    const match = /^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /.exec(line);
    for (const id of [match?.[2], match?.[1]]) if (id !== undefined && !/^0+$/.test(id)) ids.add(id);
  }
  const all = [...ids];
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const found = readBatch((await git(top, ['cat-file', '--batch'], `${all.slice(i, i + AT_ONCE).join('\n')}\n`)).stdout).find((bytes) => digests.includes(digestOf(bytes)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The contents in an answer of `cat-file --batch`: a line `id type size`, then so many bytes and a line end. */
function readBatch(answer: Buffer): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(0x0a, at);
    if (end < 0) break;
    const match = /^[0-9a-f]+ blob (\d+)$/.exec(answer.toString('latin1', at, end));
    at = end + 1;
    if (match === null) continue;
    const size = Number(match[1]);
    found.push(answer.subarray(at, at + size));
    at += size + 1;
  }
  return found;
}
