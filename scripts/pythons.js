/** The CPython interpreters found on PATH and in $MECHSYM_PYTHON_PATH: `[{ version: '3.13', path }]`, oldest first. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function pythons(only = process.env['ONLY'] ?? '') {
  const folders = [process.env['MECHSYM_PYTHON_PATH'], process.env['PATH']].flatMap((path) => (path ?? '').split(delimiter)).filter(Boolean);
  const wanted = only.split(',').filter(Boolean);
  return ['3.11', '3.12', '3.13', '3.14', '3.15'].flatMap((version) => {
    if (wanted.length > 0 && !wanted.includes(version)) return [];
    const path = folders.map((folder) => join(folder, `python${version}`)).find((each) => existsSync(each) && !each.includes('shims'));
    return path === undefined ? [] : [{ version, path }];
  });
}
