import { pathProblem } from '@mechsym/facts';

/** What paths of a log are relative to. */
export interface Roots {
  /** the project's root under each of its names (links), absolute, forward slashes, no slash at the end */
  readonly absolute: readonly string[];
  /** folder of the project's root within its repository, with a slash at the end; empty where they are the same */
  readonly prefix: string;
  /** where an absolute path of another machine is here, as the configuration says */
  readonly mapped?: (path: string) => string | undefined;
}

/** A drive of Windows, or another scheme than a drive letter. */
const DRIVE = /^[A-Za-z]:[\\/]/;
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:/;

/**
 * The file that a URI of a log means.
 * @param base what its `uriBaseId` stands for, with a slash at the end; empty where nobody knows
 * @returns relative to the project's root, forward slashes; undefined for anything outside of it
 */
export function projectPath(uri: string, base: string, roots: Roots): string | undefined {
  const path = pathOfUri(isAbsolute(uri) ? uri : base + uri);
  if (path === undefined) return undefined;
  const inside = isAbsolute(path) ? below(path, roots) : withoutPrefix(normal(path.replaceAll('\\', '/')), roots.prefix);
  return inside === undefined || pathProblem(inside) !== undefined ? undefined : inside;
}

/** A path of the repository as a relative URI. Half a surrogate pair, which has no encoding, becomes U+FFFD. */
export function uriOfPath(path: string): string {
  return path.replace(/\p{Surrogate}/gu, '\ufffd').split('/').map((part) => encodeURIComponent(part)).join('/');
}

function isAbsolute(path: string): boolean {
  return DRIVE.test(path) || SCHEME.test(path) || /^[\\/]/.test(path);
}

/** A URI, or a path that a tool wrote in the place of one, as a path; undefined for what is no file of this machine. */
function pathOfUri(text: string): string | undefined {
  if (DRIVE.test(text) || text.startsWith('\\')) return text;
  const file = /^file:(?:\/\/(?:localhost)?(?=[\\/]))?(.*)$/is.exec(text);
  if (file === null && SCHEME.test(text)) return undefined;
  const path = decoded((file?.[1] ?? text).replace(/[?#].*$/s, ''));
  return file !== null && /^[\\/]+[A-Za-z]:[\\/]/.test(path) ? path.replace(/^[\\/]+/, '') : path;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // written without encoding: a percent sign of the name
  }
}

function below(path: string, { absolute, mapped }: Roots): string | undefined {
  const wanted = normal(path.replaceAll('\\', '/'));
  if (wanted === undefined) return undefined;
  for (const root of absolute) {
    // Windows keeps the case of names and does not tell them apart by it
    const same = DRIVE.test(`${root}/`) ? (text: string) => text.toLowerCase() : (text: string) => text;
    const start = root.endsWith('/') ? root : `${root}/`;
    if (same(wanted).startsWith(same(start))) return wanted.slice(start.length);
  }
  const there = mapped?.(wanted);
  return there === undefined ? undefined : normal(there);
}

/** Without `.`, `..` and double slashes; undefined if it leaves where it starts. */
function normal(path: string): string | undefined {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/');
}

/** Tools that run at the root of the repository name files from there. */
function withoutPrefix(path: string | undefined, prefix: string): string | undefined {
  return path !== undefined && prefix !== '' && path.startsWith(prefix) ? path.slice(prefix.length) : path;
}
