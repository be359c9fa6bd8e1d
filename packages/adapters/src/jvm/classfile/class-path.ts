import { posix } from 'node:path';
import { readClassFile, type ClassFile } from './class-file.ts';
import { Jar } from './jar.ts';

/** Folders of a jar in which classes lie: of an executable jar of Spring Boot and of a war they are the application's. */
const PREFIXES = ['', 'BOOT-INF/classes/', 'WEB-INF/classes/'];
/** Where build tools put the classes of a project, below its root. */
const BUILT = ['', 'target/classes', 'target/test-classes', 'build/classes/java/main', 'build/classes/java/test', 'out/production', 'bin', 'out', 'classes'];
/** Classes and entries that are kept; a program has fewer classes in its own code, and manifests may name each other without end. */
const MOST_CLASSES = 50_000;
const MOST_ENTRIES = 10_000;

/**
 * Finds classes along a class path, then where manifests of its jars point, then where build tools put them. A path that is not absolute counts from
 * the root, since a JVM does not log the folder it was started in.
 */
export class ClassPath {
  readonly #entries: Set<string>;
  readonly #read: (path: string) => Uint8Array | undefined;
  readonly #jars = new Map<string, Jar | undefined>();
  readonly #classes = new Map<string, ClassFile | undefined>();

  /** @param path entries as the JVM had them @param root absolute */
  constructor(path: readonly string[], root: string, read: (path: string) => Uint8Array | undefined) {
    this.#entries = new Set([...path.filter((entry) => entry !== ''), ...BUILT].slice(-MOST_ENTRIES).map((entry) => posix.resolve(root, entry)));
    this.#read = read;
  }

  /** @param name with slashes */
  find(name: string): ClassFile | undefined {
    if (this.#classes.has(name)) return this.#classes.get(name);
    const found = /(^|\/)\.\.?(\/|$)|\0|^$/.test(name) ? undefined : this.#search(name);
    if (this.#classes.size < MOST_CLASSES) this.#classes.set(name, found);
    return found;
  }

  #search(name: string): ClassFile | undefined {
    // A manifest that is met on the way adds to the set, which is then gone through to its new end.
    for (const entry of this.#entries) {
      const bytes = /\.(jar|war|zip)$/i.test(entry) ? this.#inJar(entry, name) : this.#read(`${entry}/${name}.class`);
      const read = bytes === undefined ? undefined : readClassFile(bytes);
      if (read?.name === name) return read;
    }
    return undefined;
  }

  #inJar(path: string, name: string): Uint8Array | undefined {
    if (!this.#jars.has(path)) this.#open(path);
    const jar = this.#jars.get(path);
    for (const prefix of PREFIXES) {
      const bytes = jar?.read(`${prefix}${name}.class`);
      if (bytes !== undefined) return bytes;
    }
    return undefined;
  }

  #open(path: string): void {
    const bytes = this.#read(path);
    const jar = bytes === undefined ? undefined : new Jar(bytes);
    this.#jars.set(path, jar);
    const manifest = Buffer.from(jar?.read('META-INF/MANIFEST.MF') ?? []).toString('utf8').replace(/\r?\n /g, '');
    for (const word of /^Class-Path:(.*)$/mi.exec(manifest)?.[1]?.split(' ') ?? []) {
      const file = pathOf(word);
      if (file !== undefined && this.#entries.size < MOST_ENTRIES) this.#entries.add(posix.resolve(posix.dirname(path), file));
    }
  }
}

/** What a manifest names is a URL, most often a relative one. */
function pathOf(url: string): string | undefined {
  const path = url.replace(/^file:(\/\/)?/, '');
  if (path === '' || /^[a-z]+:/i.test(path)) return undefined;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
