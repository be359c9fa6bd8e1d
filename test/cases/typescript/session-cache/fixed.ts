/** Sessions of a booking site, and the sweep that closes those which are idle. */

enum State { Open = 'open', Idle = 'idle', Closed = 'closed' }

interface Session {
  readonly id: number;
  cart?: number[] | undefined;
  state: State;
  seen: number;
  hits: number;
  weight: number;
}

interface Visit { readonly session: number; readonly item: number; readonly second: number }

class Random {
  constructor(private s0: number, private s1: number) {}

  below(limit: number): number {
    const a = this.s0;
    let b = this.s1;
    const result = (Math.imul(a, 0x9e3779bb) >>> 0) % limit;
    b ^= a;
    this.s0 = ((a << 26) | (a >>> 6)) ^ b ^ (b << 9);
    this.s1 = (b << 13) | (b >>> 19);
    return result;
  }
}

class Cache<S extends Session> {
  closed = 0;

  constructor(private readonly sessions: S[]) {}

  visit({ session: at, item, second }: Visit): void {
    const session = this.sessions[at]!;
    session.seen = second;
    session.hits++;
    if (session.state === State.Closed) session.state = State.Open;
    if (session.cart === undefined) session.cart = [item];
    else if (session.cart.length < 8) session.cart.push(item);
  }

  sweep(now: number, patience: number): number {
    let idle = 0;
    for (const session of this.sessions) {
      if (now - session.seen > patience && session.state !== State.Closed) this.close(session);
      session.weight = session.weight * 0.9 + session.hits * 0.1;
      if (session.weight < 1) idle++;
    }
    return idle;
  }

  private close(session: S): void {
    session.state = State.Closed; session.cart = undefined;
    this.closed++;
  }

  busiest(count: number): S[] {
    return [...this.sessions].sort((a, b) => b.hits - a.hits || a.id - b.id).slice(0, count);
  }
}

/** Pairs of items that are looked at after each other. */
function pairs(visits: readonly Visit[], items: number): Uint32Array {
  const counts = new Uint32Array(items * items);
  let before = 0;
  for (const { item } of visits) {
    counts[before * items + item]!++;
    before = item;
  }
  return counts;
}

/** Spreads interest from item to item along those pairs. */
function interest(counts: Uint32Array, items: number, rounds: number): Float64Array {
  let values = new Float64Array(items).fill(1 / items);
  for (let round = 0; round < rounds; round++) {
    const next = new Float64Array(items).fill(0.15 / items);
    for (let from = 0; from < items; from++) {
      let total = 1;
      for (let to = 0; to < items; to++) total += counts[from * items + to]!;
      for (let to = 0; to < items; to++) next[to]! += (0.85 * values[from]! * counts[from * items + to]!) / total;
    }
    values = next;
  }
  return values;
}

function main(): void {
  const random = new Random(11, 29);
  const items = 160;
  const options: Record<string, unknown> = { patience: 900, secret: 'x' };
  delete options['secret'];
  const sessions = Array.from({ length: 4000 }, (_, id): Session => ({ id, cart: undefined, state: State.Open, seen: 0, hits: 0, weight: 0 }));
  const cache = new Cache(sessions);
  const visits: Visit[] = [];
  let idle = 0;
  for (let second = 0; second < 90_000; second += 1) {
    const visit: Visit = { session: Math.min(random.below(4000), random.below(4000)), item: random.below(items), second };
    visits.push(visit);
    cache.visit(visit);
    if (second % 150 === 0) idle += cache.sweep(second, 900);
  }
  const values = interest(pairs(visits, items), items, 3000);
  console.log('closed', cache.closed, 'idle', idle, Object.keys(options).join());
  console.log(cache.busiest(3).map(({ id, hits }) => `${id}:${hits}`).join(' '), Math.max(...values).toFixed(8));
}

main();
