/**
 * CPU time of `mechsym lint` on a tree of 3,000 Python files, of which 150 have 100,000 facts, next to `ruff check
 * --select PERF` on the same tree and `node -e 0`. Interleaved; medians.
 *
 *   node test/bench/lint.js [PYTHON] [RUNS]      needs PYTHON with a standard library of 3,000 files or pip to fill it up, and ruff from pip
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { execFileSync, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { cpuOf, median, root } from '../../scripts/measure.js';

const python = process.argv[2] ?? 'python3';
const runs = Number(process.argv[3] ?? 9);
const FILES = 3000;
// Reading certificates costs Node 20 some 70 ms a start, whatever it runs.
delete process.env['NODE_EXTRA_CA_CERTS'];
const work = mkdtempSync(join(tmpdir(), 'mechsym-lint-'));
try {
  const ruff = ruffIn(join(work, 'ruff'));
  const tree = join(work, 'tree');
  const files = copyTree(tree);
  const facts = join(work, 'tree.facts.jsonl');
  console.log(execFileSync(python, [join(root, 'test/bench/facts_of_tree.py'), tree, facts, '150', '100000'], { encoding: 'utf8' }).trim(), `in a tree of ${files}`);
  const mechsym = join(root, 'bin', 'mechsym.js');
  const shell = (...words) => ['/bin/sh', ['-c', `${words.map((word) => `'${word}'`).join(' ')} >/dev/null 2>&1 || [ $? -eq 1 ]`]];
  const commands = {
    'mechsym lint': shell(process.execPath, mechsym, 'lint', '--no-config', '--no-cache', '--root', tree, '--facts', facts),
    'ruff check --select PERF': shell(ruff, 'check', '--select', 'PERF', '--no-cache', '--isolated', tree),
    'mechsym --version': shell(process.execPath, mechsym, '--version'),
    'node -e 0': shell(process.execPath, '-e', '0'),
  };
  const seconds = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let i = 0; i < runs; i++) for (const [name, [command, args]] of Object.entries(commands)) seconds[name].push(cpuOf(command, args, tree).seconds);
  for (const [name, all] of Object.entries(seconds)) console.log(`${name.padEnd(26)} ${median(all).toFixed(3)} s of CPU (${Math.min(...all).toFixed(3)} to ${Math.max(...all).toFixed(3)}, ${runs} runs)`);
  const ratio = (a, b) => median(seconds[a].map((each, i) => each / seconds[b][i])).toFixed(2);
  console.log(`mechsym lint / ruff: ${ratio('mechsym lint', 'ruff check --select PERF')}; --version / node -e 0: ${ratio('mechsym --version', 'node -e 0')}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function ruffIn(folder) {
  mkdirSync(folder, { recursive: true });
  const installed = spawnSync(python, ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', '--target', folder, 'ruff'], { stdio: 'inherit' });
  if (installed.status !== 0) throw new Error('ruff could not be installed by pip');
  return join(folder, 'bin', 'ruff');
}

/** The standard library of the interpreter with its tests, filled up from its site-packages. */
function copyTree(target) {
  const stdlib = execFileSync(python, ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' }).trim();
  let copied = 0;
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (copied >= FILES) return;
      if (entry.isDirectory() && entry.name !== '__pycache__' && entry.name !== 'site-packages') walk(path);
      else if (entry.isFile() && entry.name.endsWith('.py') && statSync(path).size < 1e6) {
        const to = join(target, relative(stdlib, path));
        mkdirSync(join(to, '..'), { recursive: true });
        cpSync(path, to);
        copied++;
      }
    }
  };
  walk(stdlib);
  if (copied < FILES && existsSync(join(stdlib, 'site-packages'))) for (const entry of readdirSync(join(stdlib, 'site-packages'), { withFileTypes: true })) if (entry.isDirectory() && entry.name !== '__pycache__') walk(join(stdlib, 'site-packages', entry.name));
  return `${copied} files`;
}
