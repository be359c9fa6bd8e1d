/**
 * Why a path of a recording is refused, or undefined if it is a normal relative path with forward slashes.
 * Nothing outside the project root can be named by a path that passes.
 */
export function pathProblem(path: string): string | undefined {
  if (path === '') return 'is empty';
  if (path.length > 4096) return 'is longer than 4,096 characters';
  if (path.includes('\0')) return 'contains a NUL';
  if (path.includes('\\')) return 'contains a backslash';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'is absolute';
  if (!path.includes('//') && !path.includes('.')) return path.endsWith('/') ? 'is a folder' : undefined;
  for (const part of path.split('/')) {
    if (part === '..') return 'leaves the root';
    if (part === '.' || part === '') return 'is not in its shortest form';
  }
  return undefined;
}
