/**
 * What other linters find in public packages, and what of it lies on code that a realistic load runs hot: docs/cold-lore.md.
 *
 *     node test/field/cold-lore.js [FOLDER [PACKAGE...]]
 *
 * Linters and packages are downloaded into the folder (default: one in the temporary folder that is kept for the next time) and nothing of them is kept in
 * the repository. $PYTHON is the interpreter that runs the loads (default python3); Node is the one that runs this.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = join(root, 'test', 'field', 'cold-lore');
const page = join(root, 'docs', 'cold-lore.md');
const [folder = join(tmpdir(), 'mechsym-cold-lore'), ...asked] = process.argv.slice(2);
const work = resolve(folder);
const python = process.env.PYTHON ?? 'python3';

const RUFF = 'PERF,SIM,FURB,C4,UP,B';
const PYTHON_TOOLS = ['ruff==0.17.6', 'semgrep'];
const NODE_TOOLS = ['eslint@9', 'eslint-plugin-unicorn@60', '@microsoft/eslint-formatter-sarif@3'];

/** The loads are those of docs/field-notes.md. `files`: what of a package of npm is put beside its load; `repeat`: runs, where one is too short for the floor. */
const PACKAGES = [
  { name: 'markdown', version: '3.11.3', language: 'python' },
  { name: 'pygments', version: '2.21.0', language: 'python' },
  { name: 'docutils', version: '0.23', language: 'python', repeat: 5 },
  { name: 'networkx', version: '3.6.1', language: 'python' },
  { name: 'csv-parse', version: '7.0.3', language: 'javascript', files: ['dist/cjs/sync.cjs'] },
  { name: 'markdown-it', version: '15.0.3', language: 'javascript', files: ['dist/markdown-it.cjs.js'] },
  { name: 'postcss', version: '8.5.33', language: 'javascript', files: ['lib'], as: 'postcss/lib' },
];

const run = (command, words, cwd = work, quiet = true) => execFileSync(command, words, {
  cwd, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', quiet ? 'ignore' : 'inherit'], env: { ...process.env, SEMGREP_SEND_METRICS: 'off', NODE_NO_WARNINGS: '1' },
});
/** Linters end with 1 where they find something. */
const lint = (command, words, cwd) => {
  try {
    return run(command, words, cwd);
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
};
const mechsym = (...words) => [process.execPath, [join(root, 'bin', 'mechsym.js'), ...words]];
const say = (text) => process.stderr.write(`${text}\n`);

function installTools() {
  mkdirSync(work, { recursive: true });
  if (!existsSync(join(work, 'venv', 'bin', 'semgrep'))) {
    say('installing linters of Python');
    run(python, ['-m', 'venv', 'venv']);
    run(join(work, 'venv', 'bin', 'pip'), ['install', '--quiet', ...PYTHON_TOOLS]);
  }
  if (!existsSync(join(work, 'node_modules', 'eslint'))) {
    say('installing linters of JavaScript');
    writeFileSync(join(work, 'package.json'), '{"private":true}');
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...NODE_TOOLS]);
  }
  cpSync(join(here, 'eslint.config.mjs'), join(work, 'eslint.config.mjs'));
}

/** The package beside its load, as docs/field-notes.md says. */
function installPackage({ name, version, language, files = [], as }) {
  const target = join(work, name);
  if (existsSync(join(target, '.done'))) return target;
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  if (language === 'python') {
    run(join(work, 'venv', 'bin', 'pip'), ['install', '--quiet', '--no-deps', '--target', 'src', `${name}==${version}`], target);
    cpSync(join(root, 'test', 'field', name, 'load.py'), join(target, 'load.py'));
  } else {
    const packages = join(work, 'packages', name);
    mkdirSync(packages, { recursive: true });
    writeFileSync(join(packages, 'package.json'), '{"private":true}');
    run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`], packages);
    const source = join(packages, 'node_modules', name);
    for (const file of files) cpSync(join(source, file), join(target, as ?? basename(file)), { recursive: true });
    if (as !== undefined) cpSync(join(source, 'package.json'), join(target, name, 'package.json'));
    cpSync(join(packages, 'node_modules'), join(target, 'node_modules'), { recursive: true, filter: (path) => path !== source }); // what it depends on
    cpSync(join(root, 'test', 'field', name, 'load.mjs'), join(target, 'load.mjs'));
  }
  writeFileSync(join(target, '.done'), '');
  return target;
}

function findings({ language }, target) {
  const bin = (name) => join(work, 'venv', 'bin', name);
  const sources = language === 'python' ? 'src' : '.';
  const logs = [];
  const keep = (name, text) => {
    writeFileSync(join(target, name), text);
    logs.push(name);
  };
  if (language === 'python') keep('ruff.sarif', lint(bin('ruff'), ['check', '--isolated', '--no-cache', '--quiet', '--select', RUFF, '--output-format', 'sarif', sources], target));
  else keep('eslint.sarif', lint(process.execPath, [join(work, 'node_modules', 'eslint', 'bin', 'eslint.js'), '--config', join(work, 'eslint.config.mjs'), '--no-ignore', '--no-inline-config', '--ignore-pattern', '**/node_modules/**', '--ignore-pattern', 'load.mjs', '-f', '@microsoft/eslint-formatter-sarif', target], work));
  run(bin('semgrep'), ['scan', '--quiet', '--metrics=off', '--disable-version-check', '--no-git-ignore', '--exclude', 'node_modules', '--exclude', 'load.*', '--config', join(here, 'semgrep.yaml'), '--sarif', '--output', 'semgrep.sarif', sources], target);
  logs.push('semgrep.sarif');
  return logs;
}

function measure(which) {
  say(which.name);
  const target = installPackage(which);
  const facts = join(target, 'run.facts.jsonl');
  if (!existsSync(facts)) {
    const load = which.language === 'python' ? [python, 'load.py'] : [process.execPath, 'load.mjs'];
    run(...mechsym('record', '--root', '.', '--repeat', String(which.repeat ?? 1), '--output', facts, '--', ...load), target);
  }
  const logs = findings(which, target);
  const { imported, recordings } = JSON.parse(lint(...mechsym('lint', '--root', '.', '--facts', facts, ...logs.flatMap((log) => ['--import', log]), '--import-only', '--format', 'json'), target));
  return { which, imported, recording: recordings[0], cpu: recordings.reduce((sum, { cpu }) => sum + cpu, 0) };
}

const percent = (part) => `${part > 0 && part < 0.0005 ? '<0.1' : (100 * part).toFixed(part < 0.0995 ? 1 : 0).replace(/\.0$/, '')} %`;
const interval = ({ value, low, high }) => `${percent(value)} (${percent(low).replace(' %', '')}–${percent(high)})`;

function rowsOf({ which: { name, version }, imported }) {
  return imported.tools.map(({ tool, findings: all, hot, warm, cold, notRecorded, coldShare }) => (
    `| ${name} ${version} | ${tool} | ${all} | ${cold} | ${all === 0 ? '–' : percent(cold / all)} | ${cold === 0 ? '–' : `${percent(coldShare.value)}, at most ${percent(coldShare.high)}`} | ${warm} | ${notRecorded} | ${hot} |`));
}

function firstOf({ which: { name }, imported }) {
  const seen = new Set();
  const first = imported.findings.filter(({ tool, rule, location: { file, startLine } }) => {
    const key = `${tool} ${rule} ${file} ${startLine}`;
    return !seen.has(key) && seen.add(key);
  }).slice(0, 3);
  return first.map(({ tool, rule, message, location: { file, startLine, function: fn }, share, functionShare }, i) => (
    `| ${i === 0 ? name : ''} | ${interval(share)} | \`${file.replace(/^src\//, '')}:${startLine}\` | ${tool} \`${rule.replace(/^.*cold-lore\.|^.*\./, '')}\`: ${message.split('\n')[0].slice(0, 110).replaceAll('|', '\\|').replaceAll('<', '\\<')} | ${fn === '' ? '' : `\`${fn}\``}${functionShare === undefined ? '' : `, ${percent(functionShare.value)}`} |`));
}

installTools();
const measured = PACKAGES.filter(({ name }) => asked.length === 0 || asked.includes(name)).map(measure);
const tools = measured.flatMap(({ imported }) => imported.tools);
const sum = (pick) => tools.reduce((all, tool) => all + pick(tool), 0);
const versions = [...new Set(measured.flatMap(({ imported }) => imported.logs.map(({ tool, version }) => `${tool} ${version}`.trim())))].join(', ');
const text = [
  `${versions}; ${[...new Set(measured.map(({ recording: { runtime, version, flags } }) => `${runtime} ${version}${flags.node === undefined ? '' : ` (Node ${flags.node})`}`))].join(', ')}.`,
  '',
  `Of ${sum((tool) => tool.findings)} findings ${sum((tool) => tool.cold)} are cold (${percent(sum((tool) => tool.cold) / sum((tool) => tool.findings))}), ${sum((tool) => tool.warm)} lie between, of the code of ${sum((tool) => tool.notRecorded)} the recording has nothing, and ${sum((tool) => tool.hot)} are hot (${percent(sum((tool) => tool.hot) / sum((tool) => tool.findings))}).`,
  '',
  '| package | linter | findings | cold | of all | share of the run, cold code together | between | not recorded | hot |',
  '| --- | --- | -: | -: | -: | --- | -: | -: | -: |',
  ...measured.flatMap(rowsOf),
  '',
  'The first three of each package, by the lower bound of the share of the place itself, with the function around it and its share:',
  '',
  '| package | share of the run | where | what it says | in |',
  '| --- | --- | --- | --- | --- |',
  ...measured.flatMap(firstOf),
].join('\n');
const [before, after] = ['<!-- measured: node test/field/cold-lore.js -->', '<!-- end of what was measured -->'];
const old = readFileSync(page, 'utf8');
if (asked.length > 0) process.stdout.write(`${text}\n`);
else writeFileSync(page, `${old.slice(0, old.indexOf(before) + before.length)}\n\n${text}\n\n${old.slice(old.indexOf(after))}`);
