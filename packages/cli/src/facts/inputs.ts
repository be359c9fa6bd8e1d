import { UserError } from '../errors.ts';
import { projectRoot } from '../root.ts';
import { latestSession } from '../record/session.ts';

/** The paths that were given, else the folder of the last session, else the paths that the configuration names. */
export async function givenOrLatest(paths: readonly string[] | undefined, root: string, configured: readonly string[] = []): Promise<readonly string[]> {
  const facts = await factsAtHand(paths, root, configured);
  if (facts === undefined) {
    throw new UserError(`nothing is recorded in ${root} yet: mechsym check -- COMMAND records and lints, e.g. mechsym check -- python3 main.py`);
  }
  return facts;
}

/** As `givenOrLatest`; undefined if there is nothing. */
export async function factsAtHand(paths: readonly string[] | undefined, root: string, configured: readonly string[]): Promise<readonly string[] | undefined> {
  if (paths !== undefined && paths.length > 0) return paths;
  const session = await latestSession(root);
  if (session !== undefined) return [session.folder];
  return configured.length > 0 ? configured : undefined;
}

export async function inputs(paths: readonly string[], root: string | undefined): Promise<readonly string[]> {
  return givenOrLatest(paths, projectRoot(root));
}
