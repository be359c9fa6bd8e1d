import { fileLaunched } from '../names.ts';

/** A class path beyond this many characters is a build tool's, and no command for a person. */
const LONGEST = 400;

/** The command that starts a JVM again, as far as the JVM told. @param command main class or jar, and arguments @param path its class path, entries joined by `:` */
export function commandOf(command: string, path: string): string[] {
  const words = command.split(' ').filter((word) => word !== '');
  const classPath = path === '' || path.length > LONGEST ? [] : ['-cp', path];
  // A source file is the main class of its own, and the class path is the folder if none was given.
  if (fileLaunched(command) !== undefined) return ['java', ...(path === '.' ? [] : classPath), ...words.slice(1)];
  return classPath.length > 0 && path === words[0] ? ['java', '-jar', ...words] : ['java', ...classPath, ...words];
}
