/** Which files are the project's: below the root, and not installed there. Paths are absolute, with forward slashes. */
export class Project {
  readonly root: string;

  constructor(root: string) {
    this.root = root.replace(/\/+$/, '');
  }

  owns(file: string): boolean {
    return this.relative(file) !== undefined;
  }

  /** The path below the root; undefined for what is not the project's. */
  relative(file: string): string | undefined {
    if (!file.startsWith(`${this.root}/`)) return undefined;
    const path = file.slice(this.root.length + 1);
    return path === '' || path.includes('\\') || path.split('/').some((part) => part === 'node_modules' || part === '.mechsym' || part === '..' || part === '.' || part === '')
      ? undefined : path;
  }
}

/** What a file outside the project is called: the package that it was installed from, or the module of Node. */
export function moduleOf(file: string): string {
  const installed = file.lastIndexOf('/node_modules/');
  if (installed >= 0) return /^(@[^/]+\/)?[^/]+/.exec(file.slice(installed + '/node_modules/'.length))?.[0] ?? file;
  if (file === '') return 'eval';
  return file.startsWith('node:') ? file : file.slice(file.lastIndexOf('/') + 1);
}
