import { createHash } from 'node:crypto';
import type { Recording } from '@mechsym/facts';

/** Where a folder or a file that recordings name is in the project. */
export interface PathMapping {
  /** absolute, or relative to the root that was recorded; with forward slashes */
  readonly from: string;
  /** relative to the project's root; empty for the root itself */
  readonly to: string;
}

/** Where to look for what is not where it was recorded. */
export interface Project {
  /** The project's files, relative to its root with forward slashes; only as many as are worth a search. */
  files(): Promise<readonly string[]>;
  /** What a file that is gone was renamed to, as version control knows it. */
  renamed(file: string): Promise<string | undefined>;
}

export interface Home {
  /** relative to the project's root */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly by: 'itself' | 'mapping' | 'digest' | 'rename' | 'neighbour';
}

export interface HomesInput {
  readonly recording: Recording;
  readonly readSource: (file: string) => Promise<Uint8Array | undefined>;
  readonly pathMappings?: readonly PathMapping[];
  readonly project?: Project;
}

/** Files of one base name that are looked at. */
const MOST_NAMESAKES = 20;
/** Renames of one file that are followed. */
const MOST_RENAMES = 8;

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/**
 * Finds the files of a recording in the project: where the configuration says, else where they were, else by their digests among
 * files of their base name, else by the folder in which such a neighbour was found, else by version control's renames.
 * @returns what was found, by the recorded name
 */
export async function findHomes(files: readonly string[], input: HomesInput): Promise<ReadonlyMap<string, Home>> {
  const found = new Map<string, Home>();
  const read = async (recorded: string, file: string | undefined, by: Home['by']): Promise<boolean> => {
    const bytes = file === undefined ? undefined : await input.readSource(file);
    if (file === undefined || bytes === undefined) return false;
    found.set(recorded, { file, bytes, by });
    return true;
  };
  const gone: string[] = [];
  for (const file of files) {
    const mapped = mappedPath(file, input);
    if (!(await read(file, mapped, 'mapping') || await read(file, file, 'itself'))) gone.push(file);
  }
  const { project } = input;
  if (project === undefined || gone.length === 0) return found;
  const moves: (readonly [from: string, to: string])[] = [];
  for (const file of gone) {
    const home = await byDigest(file, input, await namesakes(file, project));
    if (home === undefined) continue;
    found.set(file, home);
    moves.push(moveOf(file, home.file));
  }
  for (const file of gone) {
    if (found.has(file)) continue;
    for (const [from, to] of moves) if (!found.has(file) && file.startsWith(from)) await read(file, to + file.slice(from.length), 'neighbour');
    let name: string | undefined = file;
    for (let i = 0; i < MOST_RENAMES && name !== undefined && !found.has(file); i++) {
      name = await project.renamed(name);
      await read(file, name, 'rename');
    }
  }
  return found;
}

/** Where the configuration puts a file; the mapping that names most of its path counts. */
export function mappedPath(file: string, { recording, pathMappings = [] }: Pick<HomesInput, 'recording' | 'pathMappings'>): string | undefined {
  if (pathMappings.length === 0) return undefined;
  const roots = new Set(recording.processes.flatMap(({ headers }) => headers.map(({ root }) => root.replaceAll('\\', '/').replace(/\/$/, ''))));
  for (const { from, to } of longestFirst(pathMappings)) {
    for (const name of [file, ...[...roots].map((root) => `${root}/${file}`)]) {
      const there = mappedBy(name, from, to);
      if (there !== undefined) return there;
    }
  }
  return undefined;
}

/** Where the mappings put a path. */
export function pathAt(path: string, pathMappings: readonly PathMapping[]): string | undefined {
  for (const { from, to } of longestFirst(pathMappings)) {
    const there = mappedBy(path, from, to);
    if (there !== undefined) return there;
  }
  return undefined;
}

function longestFirst(pathMappings: readonly PathMapping[]): PathMapping[] {
  return [...pathMappings].sort((a, b) => b.from.length - a.from.length);
}

function mappedBy(name: string, from: string, to: string): string | undefined {
  const start = from.replace(/\/$/, '');
  if (name !== start && !name.startsWith(`${start}/`) && start !== '') return undefined;
  if (start === '' && name.startsWith('/')) return undefined;
  const rest = name.slice(start === '' ? 0 : start.length + 1);
  return [to.replace(/\/$/, ''), rest].filter((part) => part !== '').join('/');
}

/** Files of the same base name, those with most of the path in common first. */
export async function namesakes(file: string, project: Project): Promise<string[]> {
  const base = file.slice(file.lastIndexOf('/') + 1);
  return (await project.files()).filter((each) => each === base || each.endsWith(`/${base}`))
    .sort((a, b) => commonEnd(b, file) - commonEnd(a, file) || a.length - b.length || (a < b ? -1 : 1)).slice(0, MOST_NAMESAKES);
}

async function byDigest(file: string, { recording, readSource }: HomesInput, candidates: readonly string[]): Promise<Home | undefined> {
  const digests = recording.sources.get(file)?.filter((digest) => digest !== '') ?? [];
  if (digests.length === 0) return undefined;
  for (const candidate of candidates) {
    const bytes = await readSource(candidate);
    if (bytes !== undefined && digests.includes(digestOf(bytes))) return { file: candidate, bytes, by: 'digest' };
  }
  return undefined;
}

/** Parts of two paths that are equal, counted from the end. */
function commonEnd(a: string, b: string): number {
  const [x, y] = [a.split('/').reverse(), b.split('/').reverse()];
  let count = 0;
  while (count < x.length && count < y.length && x[count] === y[count]) count++;
  return count;
}

/** What the beginning of a path became, up to where the rest is the same. */
function moveOf(from: string, to: string): readonly [string, string] {
  const same = commonEnd(from, to);
  const head = (path: string): string => path.split('/').slice(0, -same).map((part) => `${part}/`).join('');
  return [head(from), head(to)];
}
