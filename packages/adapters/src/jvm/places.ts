import { fileLaunched, isRuntime, outermostOf, packageOf } from './names.ts';

/** Folders that hold sources below a project or one of its modules, the likeliest first. */
const ROOTS = ['src/main/java', 'src/test/java', 'src/java', 'src'];
/** A file beyond this many characters is not searched for a class. */
const LONGEST = 2 ** 22;
/** Files that are read to find classes whose file bears another name. */
const MOST_READ = 2000;

/** Finds the source file of a class among the files of a project. */
export class Sources {
  #byName = new Map<string, string[]>();
  #byFolder = new Map<string, string[]>();
  readonly #read: (file: string) => string | undefined;
  readonly #found = new Map<string, string | undefined>();
  #texts = new Map<string, string>();
  #reads = 0;
  /** the source file that the JVM was started with; empty if it was not */
  #launched = '';

  /**
   * @param files paths below the root, with forward slashes
   * @param read the text of one of them
   */
  constructor(files: Iterable<string>, read: (file: string) => string | undefined) {
    this.#read = read;
    for (const file of files) {
      if (!file.endsWith('.java')) continue;
      const cut = file.lastIndexOf('/');
      push(this.#byName, file.slice(cut + 1), file);
      push(this.#byFolder, file.slice(0, Math.max(0, cut)), file);
    }
  }

  /**
   * The same files, for one JVM: of several that declare a class, the one that it was started with is the one.
   * @param command main class and arguments, as the JVM tells them
   */
  startedBy(command: string): Sources {
    const launched = fileLaunched(command);
    if (launched === undefined) return this;
    const sources = new Sources([], this.#read);
    [sources.#byName, sources.#byFolder, sources.#texts, sources.#launched] = [this.#byName, this.#byFolder, this.#texts, launched];
    return sources;
  }

  /**
   * The file that a class was written in, by its path below the root; undefined if the project has none.
   * @param className as the JVM has it: `demo/Plant$Shape`
   * @param sourceFile the name that its class file gives, empty where that is not known
   */
  fileOf(className: string, sourceFile = ''): string | undefined {
    if (this.#byName.size === 0 || isRuntime(className)) return undefined;
    const folder = packageOf(className).replaceAll('.', '/');
    const outer = outermostOf(className);
    const key = `${folder}/${outer} ${sourceFile}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#find(folder, outer, sourceFile));
    return this.#found.get(key);
  }

  #find(folder: string, outer: string, sourceFile: string): string | undefined {
    const launched = this.#inLaunched(folder, outer);
    if (launched !== undefined) return launched;
    const name = sourceFile === '' ? `${outer}.java` : sourceFile;
    const path = folder === '' ? name : `${folder}/${name}`;
    const named = this.#byName.get(name) ?? [];
    const inFolder = named.filter((file) => file === path || file.endsWith(`/${path}`));
    // A name alone says little: without a folder for the package its `package` line has to agree.
    const agreeing = folder !== '' && inFolder.length > 0 ? inFolder : named.filter((file) => this.#isOf(file, folder));
    if (agreeing.length > 0) return likeliest(agreeing, path);
    return sourceFile === '' ? this.#search(folder, outer) : undefined;
  }

  /** Java lets a class that is not public lie in a file of another name, in the folder of its package. */
  #search(folder: string, outer: string): string | undefined {
    for (const [each, files] of this.#byFolder) {
      if (each !== folder && !each.endsWith(`/${folder}`) && folder !== '') continue;
      for (const file of files) if (this.#declares(file, folder, outer)) return file;
    }
    return undefined;
  }

  /** The file that the JVM was started with, if the class is in it. */
  #inLaunched(folder: string, outer: string): string | undefined {
    if (this.#launched === '') return undefined;
    const named = this.#byName.get(this.#launched.slice(this.#launched.lastIndexOf('/') + 1)) ?? [];
    return named.find((file) => (`/${file}`.endsWith(`/${this.#launched}`) || this.#launched.endsWith(`/${file}`)) && this.#declares(file, folder, outer));
  }

  #declares(file: string, folder: string, outer: string): boolean {
    return this.#isOf(file, folder) && new RegExp(`\\b(?:class|interface|enum|record|@interface)\\s+${outer.replace(/[^\w]/g, '\\$&')}\\b`).test(this.#text(file));
  }

  #isOf(file: string, folder: string): boolean {
    const declared = /^\s*package\s+([\w.\s]+?)\s*;/m.exec(this.#text(file))?.[1]?.replace(/\s/g, '') ?? '';
    return declared.replaceAll('.', '/') === folder;
  }

  #text(file: string): string {
    let text = this.#texts.get(file);
    if (text === undefined) {
      const read = this.#reads++ < MOST_READ ? this.#read(file) ?? '' : '';
      this.#texts.set(file, text = read.length > LONGEST ? '' : read);
    }
    return text;
  }
}

/** Of files for one class: under a root that is usual, and then the one that lies nearest to the project's root. */
function likeliest(files: readonly string[], path: string): string | undefined {
  const rank = (file: string): number => {
    const root = file.slice(0, -path.length - 1);
    const place = ROOTS.findIndex((each) => root === each || root.endsWith(`/${each}`));
    return (place < 0 ? ROOTS.length : place) * 1000 + Math.min(999, file.length);
  };
  return [...files].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
