import { fileLaunched } from '../names.ts';

/** A class path beyond this many characters is a build tool's, and no command for a person. */
const LONGEST = 400;

/** The command that starts a JVM again, as far as the JVM told. @param command main class or jar, and arguments @param path its class path, entries joined by `:` */
export function commandOf(command: string, path: string): string[] {
  const words = command.split(' ').filter((word) => word !== '');
  // A source file is the main class of its own, and the class path is the folder if none was given.
  if (fileLaunched(command) !== undefined) return ['java', ...(path === '' || path === '.' || path.length > LONGEST ? [] : ['-cp', path]), ...words.slice(1)];
  if (path === '' || path.length > LONGEST) return ['java', ...words];
  return path === words[0] ? ['java', '-jar', ...words] : ['java', '-cp', path, ...words];
}
