import { UserError } from '../errors.ts';
import { projectRoot } from '../root.ts';
import { latestSession } from '../record/session.ts';

/** The paths that were given, or the folder of the last session. */
export async function givenOrLatest(paths: readonly string[] | undefined, root: string): Promise<readonly string[]> {
  if (paths !== undefined && paths.length > 0) return paths;
  const session = await latestSession(root);
  if (session === undefined) {
    throw new UserError(`nothing is recorded in ${root} yet: mechsym check -- COMMAND records and lints, e.g. mechsym check -- python3 main.py`);
  }
  return [session.folder];
}

export async function inputs(paths: readonly string[], root: string | undefined): Promise<readonly string[]> {
  return givenOrLatest(paths, projectRoot(root));
}
