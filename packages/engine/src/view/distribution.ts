import { classify, type Histogram } from '@mechsym/facts';

/** The name under which a runtime counts what its table could not hold. */
const OTHERS = '*';

/** What a site or a variable held, as expressions see it. */
export class Distribution {
  readonly #entries: readonly (readonly [string, number])[];
  readonly #histogram: Histogram;
  readonly observations: number;
  readonly changes: number;

  constructor(histograms: readonly Histogram[], changes = 0) {
    const sum: Record<string, number> = Object.create(null) as Record<string, number>;
    for (const histogram of histograms) {
      for (const [name, count] of Object.entries(histogram)) sum[name] = (sum[name] ?? 0) + count;
    }
    this.#histogram = sum;
    this.#entries = Object.entries(sum).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    this.observations = this.#entries.reduce((all, [, count]) => all + count, 0);
    this.changes = changes;
  }

  get exists(): boolean { return this.observations > 0; }
  /** empty, monomorphic, polymorphic, skewed-megamorphic or megamorphic */
  get state(): string { return classify(this.#histogram); }
  get names(): string[] { return this.#entries.map(([name]) => name).slice(0, 64); }
  get top(): string { return this.#entries[0]?.[0] ?? ''; }
  get top_share(): number { return this.part(this.top); }
  /** shapes that hold at least 2 % of the observations */
  get count(): number { return this.#entries.filter(([, count]) => count >= 0.02 * this.observations).length; }
  /** chance that two observations drawn at random differ, 0 to 1 */
  get mix(): number {
    return this.observations === 0 ? 0 : 1 - this.#entries.reduce((sum, [, count]) => sum + (count / this.observations) ** 2, 0);
  }
  /** part of the observations that differed from the one before, 0 to 1 */
  get flips(): number { return this.observations === 0 ? 0 : Math.min(1, this.changes / this.observations); }

  part(name: string): number {
    const found = this.#entries.find(([other]) => other === name);
    return found === undefined || this.observations === 0 ? 0 : found[1] / this.observations;
  }

  /** "Circle 26 %, Square 25 %, Triangle 25 % and 2 more" */
  get words(): string {
    const percentOf = (name: string): number => Math.round(100 * this.part(name));
    const shown = this.#named.slice(0, 4).map((name) => `${shortName(name)} ${percentOf(name)} %`);
    const more = this.#named.length - shown.length;
    const others = percentOf(OTHERS);
    return [...shown, ...(others > 0 ? [`others ${others} %`] : [])].join(', ') + (more > 0 ? ` and ${more} more` : '');
  }

  get short_names(): string { return this.#named.slice(0, 4).map(shortName).join(', '); }

  get #named(): string[] { return this.#entries.map(([name]) => name).filter((name) => name !== OTHERS); }

  /** Median of a histogram whose names are numbers, each the lower bound of a power of two. */
  get median(): number {
    const numbers = this.#entries.map(([name, count]) => [Number(name), count] as const).filter(([n]) => Number.isFinite(n)).sort((a, b) => a[0] - b[0]);
    const all = numbers.reduce((sum, [, count]) => sum + count, 0);
    let seen = 0;
    for (const [n, count] of numbers) {
      seen += count;
      if (seen * 2 >= all) return n;
    }
    return 0;
  }

  get largest(): number {
    return this.#entries.reduce((max, [name]) => Math.max(max, Number.isFinite(Number(name)) ? Number(name) : 0), 0);
  }

  /** Mean, each bucket taken at 1.5 times its lower bound. */
  get mean(): number {
    const numbers = this.#entries.filter(([name]) => Number.isFinite(Number(name)));
    const all = numbers.reduce((sum, [, count]) => sum + count, 0);
    if (all === 0) return 0;
    return numbers.reduce((sum, [name, count]) => sum + (Number(name) > 1 ? 1.5 : 1) * Number(name) * count, 0) / all;
  }

  toJSON(): Histogram { return Object.fromEntries(this.#entries); }
}

/** `geometry:Circle` as a programmer says it: `Circle`. */
export function shortName(name: string): string {
  return name.split(', ').map((part) => part.slice(part.lastIndexOf(':') + 1).replace(/^.*<locals>\./, '')).join(', ');
}
