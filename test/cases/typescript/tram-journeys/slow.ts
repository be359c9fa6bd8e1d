/** Journeys of trams are put together from the pings of their boxes. */

interface Ping { readonly tram: number; readonly stop: number; readonly second: number; readonly load: number }

interface Journey<P extends Ping> {
  readonly tram: number;
  readonly pings: readonly P[];
}

class Park {
  private seed: number;

  constructor(seed: number, private readonly trams: number) {
    this.seed = seed;
  }

  private next(below: number): number {
    this.seed = (this.seed * 69621) % 2147483647;
    return this.seed % below;
  }

  pings(count: number): Ping[] {
    const at = new Int32Array(this.trams);
    const found: Ping[] = [];
    for (let i = 0; i < count; i++) {
      const tram = this.next(this.trams);
      at[tram]! += 1;
      found.push({ tram, stop: at[tram]! % 38, second: i * 3 + this.next(3), load: this.next(180) });
    }
    return found;
  }
}

function byTram(pings: readonly Ping[], trams: number): Ping[][] {
  const groups: Ping[][] = Array.from({ length: trams }, () => []);
  for (const ping of pings) groups[ping.tram]!.push(ping);
  return groups;
}

function journeyOf<P extends Ping>(tram: number, pings: readonly P[]): Journey<P> {
  const start: readonly P[] = [];
  const kept = pings.reduce((soFar: readonly P[], ping: P): readonly P[] => {
    const last = soFar[soFar.length - 1];
    return last !== undefined && last.stop === ping.stop ? soFar : [...soFar, ping];
  }, start);
  return { tram, pings: kept };
}

/** Comfort: how crowded it was, with people forgetting slowly. */
function comfort(journey: Journey<Ping>, halves: readonly number[]): number {
  let worst = 0;
  for (const half of halves) {
    let memory = 0;
    const keep = 0.5 ** (1 / half);
    for (const { load } of journey.pings) {
      memory = memory * keep + load * (1 - keep);
      if (memory > worst) worst = memory;
    }
  }
  return worst;
}

function headways(pings: readonly Ping[], stops: number): number[] {
  const last = new Map<number, number>();
  const gaps = new Array<number>(stops).fill(0);
  for (const { stop, second } of pings) {
    const before = last.get(stop);
    if (before !== undefined && second - before > gaps[stop]!) gaps[stop] = second - before;
    last.set(stop, second);
  }
  return gaps;
}

function title(parts: readonly string[]): string {
  let all: string[] = [];
  for (const part of parts) all = all.concat([part.toUpperCase()]);
  return all.join(' / ');
}

function main(): void {
  const trams = 120;
  const pings = new Park(1337, trams).pings(110000);
  const halves = Array.from({ length: 300 }, (_, i) => 2 + i);
  let stops = 0;
  let worst = 0;
  for (const [tram, group] of byTram(pings, trams).entries()) {
    const journey = journeyOf(tram, group);
    stops += journey.pings.length;
    worst = Math.max(worst, comfort(journey, halves));
  }
  console.log(title(['trams', 'stops']), trams, stops, worst.toFixed(6));
  console.log(headways(pings, 38).slice(0, 8).join(' '));
}

main();
