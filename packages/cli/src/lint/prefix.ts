import { relative, sep } from 'node:path';
import { repositoryRoot } from '../root.ts';

/** Folder of the project root within its repository, with a slash at the end: code hosts name files from the repository's root. */
export function pathPrefix(root: string): string {
  const path = relative(repositoryRoot(root) ?? root, root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}
