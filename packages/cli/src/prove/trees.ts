import { constants, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { git } from '../diff/git.ts';
import { workTree } from '../diff/revision.ts';
import { reasonOf, UserError } from '../errors.ts';
import { undoAtExit } from './leftovers.ts';

/** What is measured: the source with it and without. */
export type Change =
  | { readonly kind: 'patch'; readonly file: string; readonly text: Uint8Array }
  | { readonly kind: 'branch' | 'commit'; readonly name: string }
  | { readonly kind: 'worktree' };

/** Two copies of a repository that differ by a change. */
export interface Trees {
  /** the root of the repository, without links, absolute */
  readonly top: string;
  readonly before: string;
  readonly after: string;
  /** ignored files that were too many to be copied */
  readonly leftOut: readonly string[];
  remove(): void;
}

/** Ignored files that are copied, data and what was built, in bytes. */
const LARGEST_COPY = 512 * 2 ** 20;
/** Folders that hold nothing a program needs. */
const NEEDLESS: ReadonlySet<string> = new Set(['.mechsym', '__pycache__', '.git', '.pytest_cache', '.mypy_cache', '.ruff_cache']);

/** For a person: `patch fix.diff`. */
export function changeText(change: Change): string {
  switch (change.kind) {
    case 'patch': return `patch ${basename(change.file)}`;
    case 'worktree': return 'what is not committed';
    default: return `${change.kind} ${change.name}`;
  }
}

/**
 * Checks out the source with a change and without it into two folders that go with the command. Before a patch is the work tree as it is; before a branch what it has in
 * common with the present one; before a commit its first parent; before the work tree HEAD. The user's repository, index and
 * files are only read. What git ignores and the program may need comes along: installed dependencies as links, the rest as copies.
 * @param root a folder in the repository
 */
export async function makeTrees(change: Change, root: string): Promise<Trees> {
  const top = await workTree(root);
  if (top === undefined) throw new UserError(`${root} is in no git repository, and the two versions of the source are made from one`);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-prove-')));
  const remove = undoAtExit(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const maker = new TreeMaker(top, folder, await objectsOf(top));
    const { before, after } = await maker.treesOf(change);
    if (before === after) throw new UserError(`${changeText(change)} changes no file: there is nothing to compare`);
    const trees = { before: join(folder, 'before'), after: join(folder, 'after') };
    await maker.checkOut(before, trees.before);
    await maker.checkOut(after, trees.after);
    const leftOut = new Set<string>();
    for (const path of await maker.ignored()) {
      for (const tree of [trees.before, trees.after]) if (!bringAlong(top, path, tree)) leftOut.add(path);
    }
    return { top, ...trees, leftOut: [...leftOut], remove };
  } catch (error) {
    remove();
    throw error;
  }
}

async function objectsOf(top: string): Promise<string> {
  const { stdout } = await git(top, ['rev-parse', '--git-path', 'objects']);
  return resolve(top, stdout.toString('utf8').trim());
}

/** Git with an index and a store of objects of its own, so that nothing of the user's is written to. */
class TreeMaker {
  readonly #top: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #index: string;

  constructor(top: string, folder: string, objects: string) {
    this.#top = top;
    this.#index = join(folder, 'index');
    mkdirSync(join(folder, 'objects'));
    const others = process.env['GIT_ALTERNATE_OBJECT_DIRECTORIES'];
    this.#env = { GIT_INDEX_FILE: this.#index, GIT_OBJECT_DIRECTORY: join(folder, 'objects'), GIT_ALTERNATE_OBJECT_DIRECTORIES: others === undefined ? objects : `${objects}:${others}` };
  }

  async treesOf(change: Change): Promise<{ readonly before: string; readonly after: string }> {
    switch (change.kind) {
      case 'patch': {
        const before = await this.#workTree();
        return { before, after: await this.#patched(change) };
      }
      case 'worktree': return { before: await this.#tree('HEAD', 'HEAD'), after: await this.#workTree() };
      case 'branch': {
        const commit = await this.#commit(change.name);
        const { code, stdout } = await git(this.#top, ['merge-base', commit, 'HEAD']);
        if (code !== 0) throw new UserError(`--branch ${change.name}: it has no commit in common with the present one (HEAD): --commit compares a commit with its parent`);
        return { before: await this.#tree(stdout.toString('utf8').trim(), change.name), after: await this.#tree(commit, change.name) };
      }
      case 'commit': {
        const commit = await this.#commit(change.name);
        return { before: await this.#tree(`${commit}^`, `the parent of ${change.name}`), after: await this.#tree(commit, change.name) };
      }
    }
  }

  /** A commit by any name that git knows; one that begins with a hyphen would be an option. */
  async #commit(name: string): Promise<string> {
    const { code, stdout } = name.startsWith('-') ? { code: 1, stdout: Buffer.of() } : await git(this.#top, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    if (code !== 0) throw new UserError(`${name}: there is no such commit in ${this.#top}`);
    return stdout.toString('utf8').trim();
  }

  async #tree(commit: string, name: string): Promise<string> {
    const { code, stdout } = await git(this.#top, ['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]);
    if (code !== 0) throw new UserError(`${name}: there is no such commit in ${this.#top} (a shallow clone has only the last: git fetch --unshallow)`);
    return stdout.toString('utf8').trim();
  }

  /** The tree of the work tree as it is: what is committed, changed and new, and not ignored. */
  async #workTree(): Promise<string> {
    const { stdout } = await git(this.#top, ['rev-parse', '--git-path', 'index']);
    const index = resolve(this.#top, stdout.toString('utf8').trim());
    // With the user's index git need not read files that have not changed.
    if (existsSync(index)) cpSync(index, this.#index);
    await this.#git(['add', '--all', '.'], 'the state of the work tree cannot be taken');
    return (await this.#git(['write-tree'], 'the state of the work tree cannot be taken')).trim();
  }

  async #patched({ file, text }: Change & { readonly kind: 'patch' }): Promise<string> {
    const args = ['apply', '--cached', '--whitespace=nowarn', '-'];
    const { code, stderr } = await git(this.#top, args, text, this.#env);
    if (code !== 0) {
      const back = await git(this.#top, ['apply', '--cached', '--check', '--reverse', '-'], text, this.#env);
      if (back.code === 0) throw new UserError(`${file}: the work tree has this patch already: --worktree compares the work tree with what is committed`);
      throw new UserError(`${file}: the patch does not apply to the work tree: git says: ${stderr.split('\n')[0] ?? ''}`);
    }
    return (await this.#git(['write-tree'], `${file} cannot be applied`)).trim();
  }

  async checkOut(tree: string, to: string): Promise<void> {
    mkdirSync(to);
    await this.#git(['read-tree', tree], 'a version of the source cannot be checked out');
    await this.#git(['checkout-index', '--all', '--force', `--prefix=${to}/`], 'a version of the source cannot be checked out');
  }

  /** Paths that git ignores; a folder of which all is ignored is one. */
  async ignored(): Promise<string[]> {
    const { code, stdout } = await git(this.#top, ['ls-files', '--others', '--ignored', '--exclude-standard', '--directory', '-z']);
    return code !== 0 ? [] : stdout.toString('utf8').split('\0').map((path) => path.replace(/\/$/, '')).filter((path) => path !== '' && !NEEDLESS.has(basename(path)));
  }

  async #git(args: readonly string[], doing: string): Promise<string> {
    const { code, stdout, stderr } = await git(this.#top, args, '', this.#env);
    if (code !== 0) throw new UserError(`${doing}: git says: ${stderr.split('\n')[0] ?? ''}`);
    return stdout.toString('utf8');
  }
}

/** Links or copies an ignored path into a tree. @returns false if it is too large to be copied */
function bringAlong(top: string, path: string, tree: string): boolean {
  const [from, to] = [join(top, path), join(tree, path)];
  if (existsSync(to)) return true;
  try {
    mkdirSync(dirname(to), { recursive: true });
    if (basename(path) === 'node_modules') linkPackages(top, from, to);
    else if (existsSync(join(from, 'pyvenv.cfg'))) symlinkSync(from, to);
    else if (sizeOf(from, LARGEST_COPY) > LARGEST_COPY) return false;
    else {
      cpSync(from, to, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter: (source) => source === from || !NEEDLESS.has(basename(source)) });
    }
    return true;
  } catch (error) {
    throw new UserError(`${path}: cannot be brought along: ${reasonOf(error)}`);
  }
}

/** A folder of links to installed packages. Those that are links into the repository, as workspaces have them, lead into the tree instead. */
function linkPackages(top: string, from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory() && entry.name.startsWith('@')) linkPackages(top, source, target);
    else if (entry.isSymbolicLink()) {
      const text = readlinkSync(source);
      const inside = relative(top, resolve(from, text));
      const staysIn = !inside.startsWith('..') && !inside.split(sep).includes('node_modules');
      symlinkSync(staysIn && !isAbsolute(text) ? text : source, target);
    } else symlinkSync(source, target);
  }
}

/** Bytes in a folder, counted until they are more than `most`. */
function sizeOf(path: string, most: number): number {
  const status = lstatSync(path);
  if (!status.isDirectory()) return status.size;
  let size = 0;
  for (const name of readdirSync(path)) {
    size += sizeOf(join(path, name), most - size);
    if (size > most) break;
  }
  return size;
}

/** A path of the user's as it is in a tree; what lies elsewhere stays as it is. */
export function inTree(path: string, top: string, tree: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(top, path);
  return inside === '' ? tree : inside.startsWith('..') || isAbsolute(inside) ? path : join(tree, inside);
}

/**
 * The environment for a command in a tree: lists of folders with modules lead into it. A project that is installed in a virtual environment as editable is imported
 * from the user's work tree, whose folders are named in .pth files: those of the tree go before them.
 */
export function environmentIn(tree: string, top: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const mapped = Object.fromEntries(['PYTHONPATH', 'NODE_PATH'].flatMap((name) => {
    const value = env[name];
    return value === undefined || value === '' ? [] : [[name, value.split(':').map((path) => inTree(path, top, tree)).join(':')]];
  }));
  const editable = editableFolders(top, env).map((path) => inTree(path, top, tree));
  const python = [...editable, ...(mapped['PYTHONPATH'] === undefined ? [] : [mapped['PYTHONPATH']])].join(':');
  return { ...env, ...mapped, ...(python !== '' && { PYTHONPATH: python }) };
}

/** Folders of the repository that virtual environments in it, or the active one, have as editable installations. */
function editableFolders(top: string, env: NodeJS.ProcessEnv): string[] {
  const environments = [...new Set([env['VIRTUAL_ENV'] ?? '', join(top, '.venv'), join(top, 'venv')])].filter((folder) => folder !== '' && existsSync(join(folder, 'lib')));
  const found = environments.flatMap((folder) => readdirSync(join(folder, 'lib')).flatMap((python) => {
    const packages = join(folder, 'lib', python, 'site-packages');
    if (!existsSync(packages)) return [];
    return readdirSync(packages).filter((name) => name.endsWith('.pth')).flatMap((name) => readFileSync(join(packages, name), 'utf8').split('\n'));
  }));
  return [...new Set(found.map((line) => line.trim()).filter((line) => line === top || line.startsWith(top + sep)))];
}
