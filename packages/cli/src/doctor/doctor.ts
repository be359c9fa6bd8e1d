import { readFile, stat } from 'node:fs/promises';
import { ADAPTERS, type Adapter } from '@mechsym/adapters';
import { plural } from '@mechsym/formatters';
import { assetPath, packageVersion } from '../assets.ts';
import { findConfig } from '../config/find.ts';
import { EXIT, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { factsFiles, shortName } from '../facts/load.ts';
import { latestSession } from '../record/session.ts';
import { projectRoot } from '../root.ts';
import { executables, probe, type Found } from './find.ts';

/** The command `doctor`. @returns 0 if something here can be recorded, else 2 */
export async function doctor(cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  const lines = [`mechsym ${packageVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`, ''];
  const troubles: string[] = [];
  let recordable = 0;
  for (const adapter of ADAPTERS) {
    if (!(await isFolder(assetPath(`recorders/${adapter.name}`)))) troubles.push(`the recorder for ${adapter.name} is missing from this installation: install mechsym again`);
    const seen = new Set<string>();
    for (const command of executables(adapter, cwd, env)) {
      const found = await probe(adapter, command);
      // Version managers put a shim for each name before one and the same interpreter.
      const { executable } = found.runtime ?? { executable: command };
      if (seen.has(executable)) continue;
      seen.add(executable);
      const told = runtimeLines(adapter, found);
      if (told.can) recordable++;
      lines.push(...told.lines, '');
    }
  }
  if (recordable === 0) troubles.push('no runtime that can be recorded was found: install CPython 3.11 or newer or Node 20 or newer, or put it on PATH');
  const root = projectRoot(undefined, cwd);
  lines.push(`Project root   ${root}`);
  lines.push(`Configuration  ${await configText(cwd, troubles)}`);
  lines.push(`Last session   ${await sessionText(root)}`);
  const ptrace = await ptraceText();
  if (ptrace !== undefined) lines.push(`Attaching      ${ptrace}`);
  lines.push('');
  if (troubles.length > 0) lines.push(...troubles.map((trouble) => `! ${trouble}`));
  else lines.push(`All is well: ${plural(recordable, 'runtime')} can be recorded. mechsym check -- python3 main.py`);
  await print(`${lines.join('\n')}\n`);
  return troubles.length > 0 ? EXIT.usage : EXIT.ok;
}

function runtimeLines(adapter: Adapter, { command, runtime }: Found): { readonly can: boolean; readonly lines: readonly string[] } {
  if (runtime === undefined) return { can: false, lines: [`${command}   cannot be asked what it is: it is left out`] };
  const tells = adapter.tells(runtime);
  const can = tells.filter((each) => each.quality !== undefined);
  const cannot = new Map<string, string[]>();
  for (const { kind, quality, note } of tells) {
    if (quality === undefined) cannot.set(note ?? 'not recorded', [...cannot.get(note ?? 'not recorded') ?? [], kind]);
  }
  return {
    can: can.length > 0,
    lines: [
      `${runtime.name} ${runtime.version}${typeof runtime.flags['node'] === 'string' ? ` of Node ${runtime.flags['node']}` : ''}   ${command}`,
      ...(can.length > 0 ? [`  tells      ${can.map((each) => each.kind).join(', ')}`] : []),
      ...can.filter((each) => each.note !== undefined).map((each) => `             ${each.kind}: ${each.note}`),
      ...[...cannot].map(([note, kinds], i) => `  ${i === 0 ? 'tells not' : '         '}  ${kinds.join(', ')}: ${note}`),
    ],
  };
}

async function configText(cwd: string, troubles: string[]): Promise<string> {
  try {
    const config = await findConfig(cwd);
    return config === undefined ? 'none (mechsym init writes one)' : shortName(config.file);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    troubles.push(error.message);
    return 'has errors';
  }
}

async function sessionText(root: string): Promise<string> {
  const session = await latestSession(root);
  if (session === undefined) return 'none yet (mechsym record -- COMMAND)';
  return `${session.name}, ${plural((await factsFiles(session.folder)).length, 'process', 'processes')}`;
}

/** Whether another process may be read from outside, where Linux says so. The built-in recorders do without. */
async function ptraceText(): Promise<string | undefined> {
  const scope = await readFile('/proc/sys/kernel/yama/ptrace_scope', 'utf8').then((text) => text.trim(), () => undefined);
  if (scope === undefined) return undefined;
  const words: Record<string, string> = { 0: 'allowed for processes of the same user', 1: 'allowed for a process\'s own children', 2: 'allowed for the administrator only', 3: 'not allowed' };
  return `${words[scope] ?? scope} (ptrace_scope ${scope}; recording does not need it)`;
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then((each) => each.isDirectory(), () => false);
}
