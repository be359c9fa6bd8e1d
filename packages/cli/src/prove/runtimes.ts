import { delimiter, join } from 'node:path';
import { existsSync } from 'node:fs';
import { ADAPTERS, type Runtime } from '@mechsym/adapters';
import { executables, probe } from '../doctor/find.ts';
import { UserError } from '../errors.ts';

/** A version of a runtime that is here and can be recorded. */
export interface PresentRuntime {
  /** as calibration tables and `--runtime` have it: `cpython`, `v8` */
  readonly name: string;
  /** two parts: `3.13`, `12.4` */
  readonly version: string;
  /** `CPython 3.13.9`, `V8 12.4.254 of Node 22.11.0` */
  readonly label: string;
  /** ways to call it, best first; virtual environments count by themselves */
  readonly commands: readonly string[];
  /** of Node, which users know better than V8's version */
  readonly node?: string;
}

const partsOf = (version: string, parts: number) => version.split('.').slice(0, parts).join('.');

/**
 * The runtimes that `mechsym doctor` finds, and those in the folders of $MECHSYM_PYTHON_PATH, $MECHSYM_NODE_PATH and $MECHSYM_JAVA_PATH, by name and version.
 * @param wanted as `--runtime` has them: `cpython`, `cpython@3.13`, `v8@12.4`, `node@22`; all if there are none
 * @throws UserError where one of them is not here
 */
export async function presentRuntimes(wanted: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<PresentRuntime[]> {
  const path = [env['MECHSYM_PYTHON_PATH'], env['MECHSYM_NODE_PATH'], env['MECHSYM_JAVA_PATH'], env['PATH']].filter((each) => each !== undefined && each !== '').join(delimiter);
  const found = new Map<string, PresentRuntime>();
  for (const adapter of ADAPTERS) {
    for (const command of executables(adapter, cwd, { ...env, PATH: path })) {
      const { runtime } = await probe(adapter, command);
      if (runtime === undefined || !adapter.tells(runtime).some(({ quality }) => quality !== undefined)) continue;
      const version = partsOf(runtime.version, 2);
      const key = `${adapter.name}-${version}`;
      const known = found.get(key);
      found.set(key, known === undefined ? { name: adapter.name, version, commands: [command], ...wordsOf(runtime) } : { ...known, commands: [...known.commands, command] });
    }
  }
  const all = [...found.values()].sort((a, b) => (a.name === b.name ? a.version.localeCompare(b.version, 'en', { numeric: true }) : a.name < b.name ? -1 : 1));
  for (const each of wanted) {
    if (!all.some((runtime) => isWanted(runtime, each))) {
      throw new UserError(`--runtime ${each}: not found; here are ${all.map(({ name, version, node }) => (node === undefined ? `${name}@${version}` : `node@${partsOf(node, 1)} (${name}@${version})`)).join(', ') || 'none'}`);
    }
  }
  return all.filter((runtime) => wanted.length === 0 || wanted.some((each) => isWanted(runtime, each)));
}

function wordsOf({ name, version, flags: { node } }: Runtime): { readonly label: string; readonly node?: string } {
  return typeof node === 'string' ? { label: `${name} ${partsOf(version, 2)} of Node ${node}`, node } : { label: `${name} ${version}` };
}

function isWanted({ name, version, node }: PresentRuntime, wanted: string): boolean {
  const [asked = '', release] = wanted.toLowerCase().split('@');
  if (asked === 'node') return node !== undefined && (release === undefined || `${node}.`.startsWith(`${release}.`));
  return asked === name && (release === undefined || `${version}.`.startsWith(`${release}.`));
}

/** The first command of a runtime with all of these modules, or one of the environments in $MECHSYM_VENVS; undefined if none has them. */
export async function commandWith({ name, version, commands }: PresentRuntime, modules: readonly string[], env: NodeJS.ProcessEnv): Promise<string | undefined> {
  if (modules.length === 0) return commands[0];
  const venvs = env['MECHSYM_VENVS'];
  const beside = venvs === undefined ? [] : [join(venvs, version, 'bin', 'python')].filter((path) => existsSync(path));
  const { spawnSync } = await import('node:child_process');
  const has = (command: string) => spawnSync(command, name === 'v8' ? ['-e', modules.map((each) => `require(${JSON.stringify(each)})`).join(';')] : ['-c', modules.map((each) => `import ${each}`).join('\n')], { stdio: 'ignore' }).status === 0;
  return [...commands, ...beside].find(has);
}
