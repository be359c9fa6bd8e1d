import { realpath } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { ChangedFile } from '@mechsym/engine';
import { mustGit } from './git.ts';
import type { Revision } from './revision.ts';

/** Every line of a file: it is new. */
const ALL = [{ first: 0, last: Number.MAX_SAFE_INTEGER }];

const DIFF = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules', '--submodule=short', '--find-renames', '--diff-filter=ACMRT', '--unified=0', '--inter-hunk-context=0'];

/**
 * What differs between a commit and the files as they are, those that git does not know yet included; of files of the project only.
 * @param root absolute
 */
export async function changesSince({ name, commit, top }: Revision, root: string): Promise<ChangedFile[]> {
  const doing = `--since ${name}`;
  const [listed, patch, untracked] = await Promise.all([
    mustGit(top, [...DIFF, '--name-status', '-z', commit, '--'], doing),
    mustGit(top, [...DIFF, '--patch', commit, '--'], doing),
    mustGit(top, ['ls-files', '--others', '--exclude-standard', '-z'], doing),
  ]);
  const files = readNames(listed.toString('utf8'));
  const hunks = readHunks(patch.toString('utf8'));
  // The patch quotes names in a way of its own, so the two lists go together by their order.
  const inStep = hunks.length === files.length;
  const prefix = relative(top, await realpath(root)).split(sep).join('/');
  const inProject = (path: string) => (prefix === '' ? path : path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined);
  const changed = [
    ...files.map((each, i) => ({ ...each, lines: each.before === undefined || !inStep ? ALL : hunks[i] ?? [] })),
    ...untracked.toString('utf8').split('\0').filter((path) => path !== '').map((path) => ({ file: path, before: undefined, lines: ALL })),
  ];
  return changed.flatMap(({ file, before, lines }) => {
    const own = inProject(file);
    const old = before === undefined ? undefined : inProject(before);
    return own === undefined ? [] : [{ file: own, lines, ...(old !== undefined && { before: old }) }];
  });
}

/** Pairs of today's name and that at the commit, from `--name-status -z`. */
export function readNames(text: string): { file: string; before: string | undefined }[] {
  const words = text.split('\0');
  const files: { file: string; before: string | undefined }[] = [];
  for (let i = 0; i + 1 < words.length;) {
    const status = words[i] as string;
    const first = words[i + 1] as string;
    if (/^[RC]/.test(status)) {
      files.push({ file: words[i + 2] ?? '', before: first });
      i += 3;
    } else {
      files.push({ file: first, before: status === 'A' ? undefined : first });
      i += 2;
    }
  }
  return files;
}

/** Lines that were added or changed, of each file of a patch without context; counted from 0. */
export function readHunks(patch: string): { first: number; last: number }[][] {
  const files: { first: number; last: number }[][] = [];
  for (const line of patch.split('\n')) {
    if (line.startsWith('diff --git ')) files.push([]);
    const match = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (match === null) continue;
    const start = Number(match[1]);
    const count = Number(match[2] ?? 1);
    // Where lines were only taken away, those on both sides of the gap have a new neighbour.
    files.at(-1)?.push(count === 0 ? { first: Math.max(0, start - 1), last: start } : { first: start - 1, last: start + count - 2 });
  }
  return files;
}
