/** Walks through a cave system from several entrances, and what the walkers measured. */

type Id = number;

interface Passage { readonly to: Id; readonly length: number }

interface Cave {
  readonly id: Id;
  readonly passages: Passage[];
  depth: number;
}

interface Walk<Key> {
  readonly visited: Key[];
  readonly total: number;
}

function* stream(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    yield state >> 8;
  }
}

function dig(count: number, seed: number): Cave[] {
  const random = stream(seed);
  const next = (below: number): number => random.next().value % below;
  const caves: Cave[] = [];
  for (let id = 0; id < count; id++) caves.push({ id, passages: [], depth: next(900) });
  for (const cave of caves) {
    for (let i = 0; i < 3; i++) {
      const to = (cave.id + 1 + next(60)) % count;
      const length = 1 + next(40);
      cave.passages.push({ to, length });
      caves[to]!.passages.push({ to: cave.id, length });
    }
  }
  return caves;
}

function explore(caves: readonly Cave[], start: Id, most: number): Walk<Id> {
  const visited: Id[] = [start];
  const seen = new Set<Id>(visited);
  let total = 0;
  for (let at = 0; at < visited.length && visited.length < most; at++) {
    for (const { to, length } of caves[visited[at]!]!.passages) {
      const known: boolean = seen.has(to);
      if (known) continue;
      visited.push(to);
      seen.add(to);
      total += length;
    }
  }
  return { visited, total };
}

/** Temperatures along the walk, smoothed a few times. */
function temperatures(caves: readonly Cave[], visited: readonly Id[], rounds: number): Float64Array {
  let line = Float64Array.from(visited, (id) => 14 - caves[id]!.depth / 100);
  for (let round = 0; round < rounds; round++) {
    const smooth = new Float64Array(line.length);
    for (let i = 0; i < line.length; i++) {
      const before = line[i === 0 ? 0 : i - 1]!;
      const after = line[i === line.length - 1 ? i : i + 1]!;
      smooth[i] = 0.25 * before + 0.5 * line[i]! + 0.25 * after;
    }
    line = smooth;
  }
  return line;
}

function echo(caves: readonly Cave[], rounds: number): number {
  let sum = 0;
  for (let round = 1; round <= rounds; round++) {
    for (const cave of caves) {
      for (const passage of cave.passages) sum = (sum + passage.length * round + cave.depth) % 9999991;
    }
  }
  return sum;
}

class Log<E extends { readonly name: string }> {
  private readonly entries: E[] = [];

  add(entry: E): void {
    if (this.entries.some(({ name }) => name === entry.name)) throw new Error(entry.name);
    this.entries.push(entry);
  }

  lines(): string[] {
    return this.entries.map((entry) => JSON.stringify(entry));
  }
}

function main(): void {
  const caves = dig(6000, 1234);
  const log = new Log<{ name: string; caves: number; metres: number; warmest: string }>();
  for (let walker = 0; walker < 26; walker++) {
    const { visited, total } = explore(caves, (walker * 211) % caves.length, 1100 + walker * 30);
    const line = temperatures(caves, visited, 500);
    log.add({ name: `walker ${walker}`, caves: visited.length, metres: total, warmest: Math.max(...line).toFixed(3) });
  }
  console.log(log.lines().slice(-3).join('\n'));
  console.log(echo(caves, 1500));
}

main();
