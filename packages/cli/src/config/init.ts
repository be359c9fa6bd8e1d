import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { findConfig } from './find.ts';

const NAME = 'mechsym.config.yaml';

const TEXT = `# yaml-language-server: $schema=https://unpkg.com/mechsym/dist/schemas/config.schema.json
# Configuration of mechsym. What is commented out is the default.

# A ruleset to start from: recommended, strict, a package, or a file or folder of your own.
extends: recommended

# Findings that would save less than this part of the run are counted, not shown.
# minImpact: 1%

# Words for who changes the program (developer) or for who changes the runtime (runtime).
# audience: developer

# Report only what is to be fixed in these files or folders.
# paths: [src]

# Where files are here that were recorded elsewhere, as in a container or a build folder. Files that did not change are found without.
# pathMappings: [{ from: /app, to: src }]
# Recordings that the repository keeps, for checkouts in which nothing is recorded: hooks, continuous builds.
# facts: [perf/run.facts.jsonl.gz]

# Levels by rule: off, note, warning or error. \`mechsym rules list\` names the rules.
# rules:
#   megamorphic-site-in-hot-loop: error
#   exact-arithmetic-on-hot-path: off
#   exception-as-control-flow: { level: note, minImpact: 5% }

# Other levels and floors for what is to be fixed in some files.
# overrides:
#   - files: [tests/**, "*_pb2.py"]
#     rules: { megamorphic-site-in-hot-loop: off }

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
