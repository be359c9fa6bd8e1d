import { spawn, type ChildProcess } from 'node:child_process';
import { watch, type FSWatcher } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ADAPTERS, type Sampler } from '@mechsym/adapters';
import { recordOptions } from './environment.ts';

/** Samplers that run at once: a pool of workers does not get one for each. */
const MOST = 8;
/** What recorded processes and samplers leave in the session's folder to find each other. */
const TRACES = /\.(request|request\.new|sock|samples)$/;

/**
 * Starts samplers beside the recorded processes that ask for one, and ends them. A sampler is a child of ours and not of the
 * program, which so has no process more than without us. Whatever fails here costs what the sampler would have told.
 */
export class Samplers {
  readonly #folder: string;
  readonly #root: string;
  readonly #watcher: FSWatcher | undefined;
  readonly #running = new Set<ChildProcess>();
  #stopped = false;

  /** @param folder the session's, absolute  @param root the project's, absolute */
  constructor(folder: string, root: string) {
    this.#folder = folder;
    this.#root = root;
    try {
      this.#watcher = watch(folder, { persistent: false }, (_, name) => { if (name?.endsWith('.request') === true) this.#answer(name).catch(() => undefined); });
      this.#watcher.on('error', () => undefined);
    } catch {
      this.#watcher = undefined; // no watches left: nothing is answered
    }
  }

  /** Ends what still runs and removes its traces. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#watcher?.close();
    for (const child of this.#running) child.kill('SIGKILL');
    for (const name of await readdir(this.#folder).catch(() => [])) if (TRACES.test(name)) await rm(join(this.#folder, name), { force: true });
  }

  async #answer(name: string): Promise<void> {
    const file = join(this.#folder, name);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return; // the second event about the same file
    await rm(file, { force: true });
    if (this.#stopped || this.#running.size >= MOST) return;
    for (const adapter of ADAPTERS) {
      const sampler = adapter.sampler?.(recordOptions(adapter.name, this.#folder, this.#root), name, text);
      if (sampler !== undefined) this.#start(sampler);
    }
  }

  #start({ command, args }: Sampler): void {
    // In a session of its own, so that a key pressed for the program does not end it.
    const child = spawn(command, args, { stdio: 'ignore', cwd: '/', detached: true });
    this.#running.add(child);
    const done = () => this.#running.delete(child);
    child.on('error', done);
    child.on('exit', done);
    child.unref();
  }
}
