import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { project, run } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

let base: string;
let packed: Packed;
beforeAll(async () => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'mechsym-pack-')));
  // Other tests are running the build that is there, so it is packed as it is.
  const { code, stdout, stderr } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', base], { cwd: root });
  if (code !== 0) throw new Error(stderr);
  [packed] = JSON.parse(stdout) as [Packed];
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe('the published package', () => {
  test('has no dependency and no script that runs where it is installed', () => {
    for (const field of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies']) expect(manifest[field], field).toBeUndefined();
    expect(Object.keys(manifest['scripts'] as object)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(pre|post)?install$/)]));
  });

  test('holds what is needed to run, the licences of what it ships, and no sources, tests or caches', () => {
    const paths = packed.files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([
      'bin/mechsym.js', 'dist/main.js', 'dist/rules.json', 'dist/rulesets/recommended.yaml', 'dist/grammars/web-tree-sitter.wasm', 'dist/grammars/tree-sitter-python.wasm', 'dist/grammars/tree-sitter-javascript.wasm', 'dist/grammars/tree-sitter-typescript.wasm', 'dist/grammars/tree-sitter-tsx.wasm',
      'dist/grammars/tree-sitter-python.LICENSE', 'dist/grammars/tree-sitter-javascript.LICENSE', 'dist/grammars/tree-sitter-typescript.LICENSE', 'dist/THIRD-PARTY-NOTICES.txt', 'dist/recorders/cpython/sitecustomize.py', 'dist/schemas/result.schema.json',
      'LICENSE', 'README.md', 'CHANGELOG.md', 'package.json',
    ]));
    expect(paths.filter((path) => !/^(bin|dist)\/|^(LICENSE|README\.md|CHANGELOG\.md|package\.json)$/.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.ts$|\.pyc$|__pycache__|\.map$/.test(path))).toEqual([]);
  });

  test('is built without a word on stdout, which belongs to whoever runs npm pack', async () => {
    const built = join(base, 'dist');
    expect(await run(process.execPath, ['scripts/build.js', built], { cwd: root })).toMatchObject({ code: 0, stdout: '', stderr: '' });
    expect(readdirSync(built)).toEqual(expect.arrayContaining(['main.js', 'rules.json', 'recorders']));
    expect((manifest['scripts'] as Record<string, string>)['prepare']).toBe('node scripts/build.js');
  });

  test('names in its notices every package that went into the bundle', () => {
    const notices = readFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['commander', 'picocolors', 'web-tree-sitter', 'tree-sitter-python', 'yaml', 'ajv', 'smol-toml', '@marcbachmann/cel-js']) {
      expect(notices, name).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\((MIT|ISC|BSD-3-Clause)`, 'm'));
    }
    expect(notices).not.toContain('(undefined)');
  });

  test('names no path of the machine that built it', () => {
    for (const { path } of packed.files) {
      if (/^dist\/.*\.(js|json)$/.test(path)) expect(readFileSync(join(root, path), 'utf8').includes(root), path).toBe(false);
    }
  });

  test('does the main job from an empty prefix, without a network, in a project elsewhere', async () => {
    const python = pythons()[0];
    if (python === undefined) throw new Error('no CPython that can be recorded was found');
    const prefix = join(base, 'prefix');
    const installed = await run('npm', ['install', '--global', '--prefix', prefix, '--offline', '--no-audit', '--no-fund', join(base, packed.filename)]);
    expect(installed.stderr + installed.stdout).toContain('added 1 package');
    const elsewhere = project({ 'main.py': readFileSync(join(root, 'examples', 'shapes', 'main.py'), 'utf8') });
    const command = join(prefix, 'bin', 'mechsym');
    const ran = await run(command, ['check', '--', python.path, 'main.py'], { cwd: elsewhere.folder });
    expect(ran.stderr).toBe('');
    expect(ran.stdout).toMatch(/^ 1 {2}main\.py:\d+:\d+ .* saves (about )?[\d.]+ % of the run/m);
    expect(ran.code).toBe(1);
    elsewhere.remove();
  });
});
