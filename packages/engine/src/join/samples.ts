/** Samples of the clock, and in which parts of what was recorded they were taken. */
export interface Samples {
  readonly samples: number;
  /** those in odd windows of the clock */
  readonly odd: number;
  /** those of each run that is kept apart, in the order of `Recording.runs`; absent where it is not known */
  readonly runs?: readonly number[] | undefined;
}

/** A sum of samples. Whatever divides it divides its parts alike. */
export class Pool {
  samples = 0;
  odd = 0;
  runs: number[] | undefined = [];

  add(more: Samples, part = 1): this {
    if (part === 0 || (more.samples === 0 && more.odd === 0 && more.runs?.every((run) => run === 0) !== false)) return this;
    this.samples += more.samples * part;
    this.odd += more.odd * part;
    const { runs } = more;
    // What is not known of a part is not known of the sum.
    if (runs === undefined) this.runs = undefined;
    else if (this.runs !== undefined && runs.length > 0) {
      for (let i = 0; i < runs.length; i++) this.runs[i] = (this.runs[i] ?? 0) + (runs[i] as number) * part;
    }
    return this;
  }
}

/** No part of it below nothing. */
export function notNegative({ samples, odd, runs }: Samples): Samples {
  return { samples: Math.max(0, samples), odd: Math.max(0, odd), runs: runs?.map((run) => Math.max(0, run)) };
}

/** What is left of samples without others. */
export function less(from: Samples, ...taken: readonly Samples[]): Samples {
  const left = new Pool().add(from);
  for (const each of taken) left.add(each, -1);
  return notNegative(left);
}

/** So many samples, divided among runs as others are: for counts that are known of all runs together alone. */
export function dividedAs(samples: number, others: Samples): Samples {
  return { samples, odd: samples / 2, runs: others.samples > 0 ? others.runs?.map((run) => run * samples / others.samples) : undefined };
}

export function poolOf<K>(pools: Map<K, Pool>, key: K): Pool {
  let pool = pools.get(key);
  if (pool === undefined) pools.set(key, pool = new Pool());
  return pool;
}
