import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a configuration may stand in a folder; the first that is there holds. None of them is a program. */
export const PLACES = [
  'package.json', '.mechsymrc', '.mechsymrc.json', '.mechsymrc.yaml', '.mechsymrc.yml',
  'mechsym.config.yaml', 'mechsym.config.yml', 'mechsym.config.json', 'pyproject.toml',
] as const;

/** The table of a pyproject.toml, at the start of its line. */
export const TABLE = /^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*(?:mechsym|"mechsym"|'mechsym')[ \t]*[.\]]/m;

/** The file in a folder that holds a configuration. */
export function configIn(folder: string): string | undefined {
  return PLACES.map((place) => join(folder, place)).find((file) => {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch {
      return false;
    }
    if (file.endsWith('package.json')) return manifestPart(text) !== undefined;
    return !file.endsWith('.toml') || TABLE.test(text);
  });
}

/** What a package.json has to say to mechsym. One that is no JSON is for npm to complain about. */
export function manifestPart(text: string): unknown {
  if (!text.includes('"mechsym"')) return undefined;
  try {
    const manifest: unknown = JSON.parse(text);
    return manifest !== null && typeof manifest === 'object' ? (manifest as { mechsym?: unknown }).mechsym : undefined;
  } catch {
    return undefined;
  }
}
