/** Where the CPU time of a command went: each phase lasts until the next begins. What came before the first is the start of the process. */
export class Phases {
  readonly #spent = new Map<string, number>();
  readonly #notes: string[] = [];
  #current = 'start';
  #since = 0;

  begin(name: string): void {
    const now = cpuMilliseconds();
    this.#spent.set(this.#current, (this.#spent.get(this.#current) ?? 0) + now - this.#since);
    this.#current = name;
    this.#since = now;
  }

  /** A line below the times. */
  note(text: string): void {
    this.#notes.push(`${text}\n`);
  }

  /** One line a phase, in the order in which they began, the sum, and what was noted. Ends with a line end. */
  text(): string {
    this.begin('end');
    const rows: (readonly [string, number])[] = [...this.#spent, ['all', this.#since]];
    const widest = Math.max(...rows.map(([name]) => name.length));
    return rows.map(([name, ms]) => `  ${name.padEnd(widest)}  ${Math.round(ms).toString().padStart(6)} ms\n`).concat(this.#notes).join('');
  }
}

/** Of the process so far, all threads. */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
