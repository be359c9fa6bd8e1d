/** The programs under test/cases and test/traps, and a copy of one to run in. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from './measure.js';
import { languages, programOf } from './programs.js';

/** What a folder of test/ holds: which file says what it is, and the stems of the program and of its twin. */
export const KINDS = {
  cases: { spec: 'case.yaml', before: 'slow', after: 'fixed' },
  traps: { spec: 'trap.yaml', before: 'main', after: 'tried' },
};

/** `[{ kind, name, language, from, spec }]` for one runtime; `names` are names of programs or languages, none means all. */
export function programsOf(kind, runtime, names = []) {
  return languages.filter((each) => each.runtime === runtime.runtime).flatMap((language) => {
    const folder = join(root, 'test', kind, language.name);
    return (existsSync(folder) ? readdirSync(folder).sort() : []).flatMap((name) => {
      const file = join(folder, name, KINDS[kind].spec);
      if (!existsSync(file) || (names.length > 0 && !names.includes(name) && !names.includes(language.name))) return [];
      const spec = parse(readFileSync(file, 'utf8'));
      if (!names.includes(name) && spec.versions !== undefined && !spec.versions.includes(runtime.release)) return [];
      return [{ kind, name, language, from: join(folder, name), spec }];
    });
  });
}

/** Gives `use` a copy of the folder and its two programs, `{ source, run }` each, and waits for it. */
export async function inCopy({ kind, from, language }, use) {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    cpSync(from, folder, { recursive: true });
    return await use(folder, programOf(folder, KINDS[kind].before, language), programOf(folder, KINDS[kind].after, language));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The executable of a runtime that can import what is needed; in $MECHSYM_VENVS/VERSION, where it is set, else undefined. */
export function runtimeWith({ path, release }, needs = []) {
  const candidates = [path, ...(process.env['MECHSYM_VENVS'] ? [join(process.env['MECHSYM_VENVS'], release, 'bin', 'python')] : [])];
  return candidates.find((each) => existsSync(each) && needs.every((need) => spawnSync(each, ['-c', `import ${need}`]).status === 0));
}
