import picomatch from 'picomatch';

/** Wildcards in one glob, and its length: with more, to match it could take for ever. */
const MOST_WILDCARDS = 6;
const LONGEST = 200;

/** Why a glob is not used, or undefined. */
export function globProblem(glob: string): string | undefined {
  if (glob.length > LONGEST) return `it has more than ${LONGEST} characters`;
  if ((glob.match(/\*+/g) ?? []).length > MOST_WILDCARDS) return `it has more than ${MOST_WILDCARDS} wildcards`;
  if (glob.split('/').includes('..') || glob.startsWith('/')) return 'it leads out of the project';
  return undefined;
}

/**
 * Whether a path is one of those that globs stand for. A glob without a slash is about file names in any folder; a folder
 * stands for everything in it.
 */
export function matcherOf(globs: readonly string[]): (path: string) => boolean {
  const options = { dot: true, noextglob: true, nonegate: true };
  const matchers = globs.flatMap((glob) => {
    const bare = glob.replace(/^\.\//, '').replace(/\/$/, '');
    const file = picomatch(bare, { ...options, basename: !bare.includes('/') && !glob.endsWith('/') });
    return [file, picomatch(`${bare}/**`, options)];
  });
  return (path) => matchers.some((matches) => matches(path));
}
