import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink } from 'node:fs/promises';
import { ADAPTERS, type Adapter, type Attach } from '@mechsym/adapters';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { factsFiles } from '../facts/load.ts';
import { projectRoot } from '../root.ts';
import { recordOptions } from './environment.ts';
import { addFingerprints } from './fingerprints.ts';
import { convertNative } from './native.ts';
import { isAlive } from './processes.ts';
import { sayRecorded } from './record.ts';
import { dropSession, finishSession, startSession } from './session.ts';

/** Milliseconds that a process may take to answer. */
const PATIENCE = 60_000;
/** Milliseconds between two looks whether the process is still there. */
const INTERVAL = 500;

/**
 * Records a process that runs already, for some seconds or until it ends or a key ends us.
 * @returns 0 if something was recorded
 */
export async function recordRunning(pid: number, seconds: number | undefined, options: { readonly root?: string }): Promise<number> {
  if (!isAlive(pid)) throw new UserError(`no process ${pid} runs here`);
  const executable = await readlink(`/proc/${pid}/exe`).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw new UserError(`process ${pid} is another user's: it can be recorded by that user alone`);
    return 'java'; // a system without /proc
  });
  const found = attachable(executable);
  if (found === undefined) throw new UserError(`process ${pid} runs ${executable}, which cannot be recorded while it runs: start it with mechsym record -- COMMAND`);
  const { adapter, attach, tool } = found;
  const root = projectRoot(options.root);
  const session = await startSession(root);
  const asked = recordOptions(adapter.name, session.folder, root);
  const start = new Date().toISOString();
  try {
    const started = await run(tool, attach.start(asked, pid));
    if (!attach.hasStarted(started)) throw new UserError(`process ${pid} could not be told to record itself: ${firstLines(started)}`);
    process.stderr.write(`mechsym: recording process ${pid}${seconds === undefined ? ' until it ends or Ctrl-C' : ` for ${seconds} s`}\n`);
    await over(pid, seconds);
    // A process that has ended has written what it recorded.
    if (isAlive(pid)) {
      const stopped = await run(tool, attach.stop(asked, pid));
      if (!attach.hasStopped(stopped) && isAlive(pid)) throw new UserError(`process ${pid} did not give its recording: ${firstLines(stopped)}`);
    }
    await convertNative(session.folder, root);
  } catch (error) {
    await dropSession(session);
    throw error;
  }
  if ((await factsFiles(session.folder)).length === 0) {
    await dropSession(session);
    process.stderr.write(`mechsym: nothing was recorded: process ${pid} ran none of the code below ${root} in that time, or was killed (--root names another project)\n`);
    return EXIT.usage;
  }
  await addFingerprints(session, root);
  await finishSession(root, session, { command: await commandOf(pid, executable), cwd: process.cwd(), start, exitCodes: [0] });
  await sayRecorded(session);
  return EXIT.ok;
}

function attachable(executable: string): { readonly adapter: Adapter; readonly attach: Attach; readonly tool: string } | undefined {
  for (const adapter of ADAPTERS) {
    const tools = adapter.attach?.tools(executable) ?? [];
    const tool = tools.find((each) => !each.includes('/') || existsSync(each));
    if (adapter.attach !== undefined && tool !== undefined) return { adapter, attach: adapter.attach, tool };
  }
  return undefined;
}

/** Until the time is over, the process has ended, or we are told to end. */
function over(pid: number, seconds: number | undefined): Promise<void> {
  return new Promise((resolve) => {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    const end = (): void => {
      clearTimeout(timer);
      clearInterval(watch);
      for (const signal of signals) process.off(signal, end);
      resolve();
    };
    const timer = setTimeout(end, seconds === undefined ? 2 ** 31 - 1 : seconds * 1000);
    const watch = setInterval(() => { if (!isAlive(pid)) end(); }, INTERVAL);
    for (const signal of signals) process.on(signal, end);
  });
}

/** @returns what it printed, on either stream */
function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { timeout: PATIENCE, maxBuffer: 2 ** 22 }, (error, stdout, stderr) => {
      if (error !== null && typeof error.code === 'string') reject(new UserError(`${command}: ${error.code === 'ENOENT' ? 'is not there: it comes with a JDK, and the process runs none' : reasonOf(error)}`));
      else resolve(`${stdout}${stderr}`);
    });
  });
}

function firstLines(text: string): string {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !/^(\d+:|at )/.test(line));
  return lines.slice(0, 2).join(' ') || 'it said nothing';
}

async function commandOf(pid: number, executable: string): Promise<string[]> {
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').filter((word) => word !== '');
  return words.length > 0 ? words : [executable];
}
