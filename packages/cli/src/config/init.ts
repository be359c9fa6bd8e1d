import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { findConfig } from './find.ts';

const NAME = 'mechsym.config.yaml';

const TEXT = `# Configuration of mechsym. What is commented out is the default.

# A ruleset to start from: recommended, strict, or a path to one of your own.
extends: recommended

# Findings that would save less than this part of the run are counted, not shown.
# minImpact: 1%

# Words for who changes the program (developer) or for who changes the runtime (runtime).
# audience: developer

# Report only what is to be fixed in these files or folders.
# paths: [src]

# Recordings that the repository keeps, for checkouts in which nothing is recorded: hooks, continuous builds.
# facts: [perf/run.facts.jsonl.gz]

# Levels by rule: off, note, warning or error. \`mechsym rules list\` names the rules.
# rules:
#   megamorphic-site: error
#   exact-arithmetic: off

# Rules of your own: files, or folders with a rule.yaml in each. \`mechsym rules new NAME\` starts one.
# include: [rules]
`;

/** The command \`init\`. */
export async function init(cwd: string): Promise<number> {
  const found = await findConfig(cwd, { only: true });
  if (found !== undefined) throw new UserError(`${found.file} is there already and is left as it is`);
  try {
    await writeFile(join(cwd, NAME), TEXT, { flag: 'wx' });
  } catch (error) {
    throw new UserError(`${NAME}: cannot be written: ${reasonOf(error)}`);
  }
  await print(`${NAME} written. Next: mechsym check -- python3 main.py\n`);
  return EXIT.ok;
}
