/** The JVM's CPU time from jdk.CPULoad, which gives the part of all processors that it had since the event before: the first says nothing (0, measured on 17, 21 and 25). */
export class CpuLoad {
  processors = 1;
  /** events: time and part */
  readonly #events: [nanos: number, part: number][] = [];
  #begin = Infinity;
  #end = 0;

  begin(nanos: number): void {
    this.#begin = Math.min(this.#begin, nanos);
  }

  end(nanos: number): void {
    this.#end = Math.max(this.#end, nanos);
  }

  add(nanos: number, part: number): void {
    if (part >= 0 && part <= 1) this.#events.push([nanos, part]);
  }

  /** CPU seconds; what comes before the second event and after the last is taken to be like that next to it. */
  get seconds(): number {
    const [first, ...events] = this.#events.sort(([a], [b]) => a - b);
    if (events.length === 0 && first !== undefined) events.push(first);
    let sum = 0;
    let last = this.#begin;
    for (const [nanos, part] of events) {
      sum += Math.max(0, nanos - last) * part;
      last = Math.max(last, nanos);
    }
    const [, part = 0] = events.at(-1) ?? [];
    return (sum + Math.max(0, this.#end - last) * part) * this.processors / 1e9;
  }

  get wall(): number {
    return Math.max(0, (this.#end - this.#begin) / 1e9) || 0;
  }
}
