import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
// The files are made up, so there is no program to take types from; the import rules need none.
const eslint = new ESLint({ cwd: root, overrideConfig: [{ files: ['**/*.ts'], ...tseslint.configs.disableTypeChecked }] });

async function complaints(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: `${root}packages/${file}` });
  return result?.messages.filter(({ ruleId }) => ruleId === null || /restricted/.test(ruleId)).map(({ message }) => message) ?? [];
}

describe('the import rules between packages', () => {
  test.each([
    ['facts/src/made-up.ts', "import { lint } from '@mechsym/engine'; lint();", 'facts imports nothing of ours'],
    ['facts/src/made-up.ts', "import type { Finding } from '@mechsym/engine'; export type F = Finding;", 'facts imports nothing of ours'],
    ['facts/src/made-up.ts', "import { readFileSync } from 'node:fs'; readFileSync('');", 'pure'],
    ['adapters/src/made-up.ts', "import { lint } from '@mechsym/engine'; lint();", 'adapters import only facts'],
    ['adapters/src/made-up.ts', "import { spawn } from 'node:child_process'; spawn('');", 'pure'],
    ['engine/src/made-up.ts', "import { cpython } from '@mechsym/adapters'; cpython;", 'the engine imports only facts'],
    ['engine/src/made-up.ts', "import { cpython } from '../../adapters/src/index.ts'; cpython;", 'the engine imports only facts'],
    ['engine/src/made-up.ts', "import { readFile } from 'node:fs/promises'; readFile('');", 'pure'],
    ['engine/src/rules/deep/made-up.ts', "import fs from 'fs'; fs;", 'pure'],
    ['engine/src/made-up.ts', 'export const home = process.env;', 'process'],
    ['formatters/src/made-up.ts', "import { lint } from '@mechsym/engine'; lint();", 'only the engine\'s types'],
    ['formatters/src/made-up.ts', "import type { Recording } from '@mechsym/facts'; export type R = Recording;", 'only the engine\'s types'],
    ['formatter-sarif/src/made-up.ts', "import { percent } from '@mechsym/formatters'; percent(1);", 'only the engine\'s types'],
  ])('refuse in %s: %s', async (file, code, reason) => {
    expect((await complaints(file, code)).join('\n')).toContain(reason);
  });

  test.each([
    ['adapters/src/made-up.ts', "import { KINDS } from '@mechsym/facts'; KINDS;"],
    ['engine/src/made-up.ts', "import { KINDS } from '@mechsym/facts'; KINDS;"],
    ['engine/src/view/deep/made-up.ts', "import { x } from '../../rules/yaml.ts'; x;"],
    ['formatters/src/made-up.ts', "import type { Finding } from '@mechsym/engine'; export type F = Finding;"],
    ['cli/src/made-up.ts', "import { lint } from '@mechsym/engine'; import { readFileSync } from 'node:fs'; lint(readFileSync(''));"],
  ])('allow in %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });
});
