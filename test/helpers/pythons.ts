import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Python {
  /** `3.13` */
  readonly version: string;
  readonly path: string;
}

const VERSIONS = ['3.11', '3.12', '3.13', '3.14', '3.15'];
/** Cannot be had everywhere, so it is tried where it is and missed nowhere. */
const OPTIONAL = ['3.12'];

function works(path: string, version: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return execFileSync(path, ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() === version;
  } catch {
    return false;
  }
}

/** The interpreters on PATH and in the folders of MECHSYM_PYTHON_PATH; a missing one is named, and fails where all are required. */
export function pythons(): readonly Python[] {
  const folders = [...(process.env['MECHSYM_PYTHON_PATH'] ?? '').split(delimiter), ...(process.env['PATH'] ?? '').split(delimiter)].filter((each) => each !== '');
  const found: Python[] = [];
  for (const version of VERSIONS) {
    const path = folders.map((folder) => join(folder, `python${version}`)).find((each) => works(each, version));
    if (path !== undefined) found.push({ version, path });
    else if (process.env['MECHSYM_REQUIRE_RUNTIMES'] === '1' && !OPTIONAL.includes(version)) throw new Error(`python${version} is required and was not found`);
    else process.stderr.write(`skipped: python${version} was not found on PATH or in MECHSYM_PYTHON_PATH\n`);
  }
  return found;
}
