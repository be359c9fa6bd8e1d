/**
 * Builds dist/: the bundle of the command and everything it reads. Run by `npm ci` in a checkout (`prepare`).
 * Says nothing on stdout, because tools that run `npm pack` read it.
 *
 *     node scripts/build.js [FOLDER]     FOLDER instead of dist/
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isHeapRuleFile, isRuleFile } from './rule-files.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const inRoot = (...parts) => join(root, ...parts);

/** Grammars that are shipped: package in node_modules and the wasm files in it. */
const GRAMMARS = [
  { package: 'tree-sitter-python', wasm: ['tree-sitter-python.wasm'] },
  { package: 'tree-sitter-javascript', wasm: ['tree-sitter-javascript.wasm'] },
  { package: 'tree-sitter-java', wasm: ['tree-sitter-java.wasm'] },
  { package: 'tree-sitter-typescript', wasm: ['tree-sitter-typescript.wasm', 'tree-sitter-tsx.wasm'] },
];

await main();

async function main() {
  if (!existsSync(inRoot('node_modules', 'rolldown')) && process.env.npm_config_global === 'true') installDependencies();
  let rolldown;
  try {
    rolldown = await import('rolldown');
  } catch {
    // `npm ci --omit=dev` of a checkout has nothing to build with.
    process.stderr.write('mechsym: the build needs the development dependencies; dist/ is left as it is\n');
    return;
  }
  const [asked] = process.argv.slice(2);
  const dist = asked === undefined ? inRoot('dist') : resolve(asked);
  // Built beside and moved into place, so that nobody meets half a build.
  const target = asked === undefined ? inRoot('node_modules', `.mechsym-dist-${process.pid}`) : `${dist}.building`;
  await mkdir(target, { recursive: true });
  try {
    const bundled = await bundle(rolldown, target);
    await copyGrammars(join(target, 'grammars'));
    await copyRecorder('cpython', join(target, 'recorders', 'cpython'), '.py');
    await copyRecorder('v8', join(target, 'recorders', 'v8'), '.cjs');
    await copyRecorder('jvm', join(target, 'recorders', 'jvm'), '.jfc');
    await copySchemas(join(target, 'schemas'));
    await writeFile(join(target, 'rules.json'), JSON.stringify(await digestRules(inRoot('packages', 'rules'))));
    await writeFile(join(target, 'heap-rules.json'), JSON.stringify(await digestSpecs(inRoot('packages', 'rules'), isHeapRuleFile)));
    if (existsSync(inRoot('rulesets'))) await copyRulesets(join(target, 'rulesets'));
    await writeFile(join(target, 'THIRD-PARTY-NOTICES.txt'), await notices([...bundled, ...GRAMMARS.map((each) => each.package)]));
    await writeFile(join(target, 'digest.txt'), await digestOf(target));
    const old = `${target}.old`;
    if (existsSync(dist)) await rename(dist, old);
    await rename(target, dist);
    await rm(old, { recursive: true, force: true });
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    process.stderr.write(`mechsym: the build failed: ${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * `npm install --global git+file://...`, which pre-commit runs, calls `prepare` without development dependencies: npm passes `--global` on
 * to the install that was to bring them. So they are installed here, from the lock file, and where npm has put the clone.
 */
function installDependencies() {
  const { npm_execpath: npm } = process.env;
  const [command, ...before] = npm === undefined ? ['npm'] : [process.execPath, npm];
  spawnSync(command, [...before, 'ci', '--global=false', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Bundles the command; what a command imports lazily becomes a chunk of its own. Returns the packages that went in. */
async function bundle(rolldown, target) {
  const result = await rolldown.build({
    cwd: root,
    input: { main: inRoot('packages', 'cli', 'src', 'main.ts') },
    platform: 'node',
    // Only asked for by a loader of TypeScript configurations, which are not read.
    external: ['typescript'],
    tsconfig: false,
    logLevel: 'silent',
    output: {
      dir: target,
      format: 'esm',
      // All chunks lie in one folder: the code finds its data files beside itself.
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      minify: true,
      comments: { legal: false },
    },
  });
  const packages = new Set();
  for (const chunk of result.output) {
    for (const id of chunk.type === 'chunk' ? chunk.moduleIds : []) {
      const name = /.*node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1];
      if (name !== undefined) packages.add(name.replaceAll(sep, '/'));
    }
  }
  return packages;
}

async function copyGrammars(target) {
  await mkdir(target, { recursive: true });
  for (const { package: name, wasm } of GRAMMARS) {
    for (const file of wasm) await cp(inRoot('node_modules', name, file), join(target, file));
    await cp(inRoot('node_modules', name, 'LICENSE'), join(target, `${name}.LICENSE`));
  }
  await cp(inRoot('node_modules', 'web-tree-sitter', 'web-tree-sitter.wasm'), join(target, 'web-tree-sitter.wasm'));
  await cp(inRoot('node_modules', 'web-tree-sitter', 'LICENSE'), join(target, 'web-tree-sitter.LICENSE'));
}

/** Ours; the worked example beside them is for readers of the repository. */
async function copyRulesets(target) {
  await mkdir(target, { recursive: true });
  for (const name of await readdir(inRoot('rulesets'))) if (name.endsWith('.yaml')) await cp(inRoot('rulesets', name), join(target, name));
}

async function copyRecorder(adapter, target, extension) {
  await cp(inRoot('packages', 'adapters', adapter, 'recorder'), target, {
    recursive: true,
    filter: (source) => basename(source) !== '__pycache__' && (!/\.[^.]+$/.test(basename(source)) || source.endsWith(extension)),
  });
}

async function copySchemas(target) {
  await mkdir(target, { recursive: true });
  for (const file of await filesBelow(inRoot('packages'), (path) => path.endsWith('.schema.json'))) {
    await cp(file, join(target, basename(file)));
  }
}

/**
 * All built-in rules as one value: `{ rules: [{ file, spec, page }], calibration: { name: table } }`. They are taken as sound
 * when they are read, so that a start checks no schema; the tests check them.
 */
async function digestSpecs(folder, isWanted) {
  const { parse } = await import('yaml');
  const rules = [];
  for (const file of await filesBelow(folder, (path) => isWanted(basename(path)))) {
    const page = join(file, '..', 'README.md');
    rules.push({
      file: `builtin:${relative(folder, file).replaceAll(sep, '/')}`,
      spec: parse(await readFile(file, 'utf8')),
      ...(existsSync(page) ? { page: await readFile(page, 'utf8') } : {}),
    });
  }
  return rules;
}

async function digestRules(folder) {
  const rules = await digestSpecs(folder, isRuleFile);
  const calibration = {};
  for (const file of await filesBelow(folder, (path) => basename(join(path, '..')) === 'calibration' && path.endsWith('.json'))) {
    calibration[basename(file, '.json')] = JSON.parse(await readFile(file, 'utf8'));
  }
  return { rules, calibration };
}

/** Paths of all files below a folder that pass, in an order that does not depend on the file system. */
async function filesBelow(folder, wanted) {
  const found = [];
  for (const entry of (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await filesBelow(path, wanted));
    else if (wanted(path)) found.push(path);
  }
  return found;
}

/** Of everything that was built: the same build is known by it, without reading it. */
async function digestOf(folder) {
  const hash = createHash('sha256');
  for (const file of await filesBelow(folder, () => true)) {
    const content = await readFile(file);
    hash.update(`${relative(folder, file).replaceAll(sep, '/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The licences of what is shipped from other packages. */
async function notices(packages) {
  const parts = [];
  for (const name of [...new Set(packages)].sort()) {
    const folder = inRoot('node_modules', name);
    const { version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry));
    const text = file === undefined ? '' : `\n${(await readFile(join(folder, file), 'utf8')).trim()}\n`;
    parts.push(`${name} ${version} (${license})\n${text}`);
  }
  return `mechsym ships code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}
