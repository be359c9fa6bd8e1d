import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ADAPTERS } from '@mechsym/adapters';
import { reasonOf, UserError } from '../errors.ts';
import { writeAtomically } from '../files.ts';

/** Folder in the project root that holds the sessions. */
export const SESSIONS = '.mechsym';
/** Says of a session's folder what ran. */
export const SESSION_FILE = 'session.json';
/** Sessions that are kept; older ones go when a new one starts. */
const KEPT = 5;
const NAME = /^\d{8}T\d{6}-\d+$/;

/** One call of `record`: a folder with a facts file for each process. */
export interface Session {
  readonly name: string;
  /** absolute */
  readonly folder: string;
}

/** What is kept about a session beside its facts, in session.json. */
export interface SessionInfo {
  readonly command: readonly string[];
  /** the folder in which it was started, absolute; sessions of earlier versions have none */
  readonly cwd?: string;
  readonly start: string;
  readonly exitCodes: readonly number[];
  /** when each run of the command began; without it there was one */
  readonly starts?: readonly string[];
}

/** The folder for sessions, made if needed, and kept out of version control. */
export async function sessionsFolder(root: string): Promise<string> {
  const folder = join(root, SESSIONS);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, '.gitignore'), '*\n');
  } catch (error) {
    throw new UserError(`${folder}: cannot be written, and recordings go there: ${reasonOf(error)}; --root names another project root`);
  }
  return folder;
}

/** Starts a session and removes the oldest ones. It becomes the latest when `finishSession` is called. */
export async function startSession(root: string, now = new Date()): Promise<Session> {
  const parent = await sessionsFolder(root);
  const name = `${now.toISOString().replace(/[-:]|\.\d+Z$/g, '')}-${process.pid}`;
  const folder = join(parent, name);
  await mkdir(folder);
  for (const { folder: inner } of ADAPTERS) if (inner !== undefined) await makeOpen(join(folder, inner));
  const names = (await readdir(parent)).filter((each) => NAME.test(each)).sort();
  for (const old of names.slice(0, -KEPT)) await rm(join(parent, old), { recursive: true, force: true });
  return { name, folder };
}

/** Where root records, the program may change to another user: as the temporary folder, this one takes files of anybody. */
async function makeOpen(folder: string): Promise<void> {
  await mkdir(folder);
  if (process.getuid?.() === 0) await chmod(folder, 0o1777);
}

export async function finishSession(root: string, session: Session, info: SessionInfo): Promise<void> {
  await writeAtomically(join(session.folder, SESSION_FILE), `${JSON.stringify(info, undefined, 2)}\n`);
  await writeAtomically(join(root, SESSIONS, 'latest'), `${session.name}\n`);
}

/** What was kept about a session; undefined if it was interrupted before that. */
export async function sessionInfo(session: Session): Promise<SessionInfo | undefined> {
  try {
    return JSON.parse(await readFile(join(session.folder, 'session.json'), 'utf8')) as SessionInfo;
  } catch {
    return undefined;
  }
}

/** A session that recorded nothing leaves nothing behind. */
export async function dropSession(session: Session): Promise<void> {
  await rm(session.folder, { recursive: true, force: true });
}

/** The session that finished last, if there is one. */
export async function latestSession(root: string): Promise<Session | undefined> {
  const name = await readFile(join(root, SESSIONS, 'latest'), 'utf8').then((text) => text.trim(), () => '');
  if (!NAME.test(name)) return undefined;
  const folder = join(root, SESSIONS, name);
  return (await readdir(folder).catch(() => [])).length > 0 ? { name, folder } : undefined;
}
