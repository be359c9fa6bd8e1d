import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sources } from '@mechsym/adapters/hprof';
import { projectAt } from '../lint/project.ts';

/** The Java sources of a project, to be found by their classes. */
export async function sourcesBelow(root: string): Promise<Sources> {
  return new Sources(await projectAt(root).files(), (file) => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined; // it went since it was listed
    }
  });
}
