/** Telemetry of a weather balloon: frames with what the sensors had to say. */

enum Flag { Gps = 1, Wind = 2, Ozone = 4, Battery = 8 }

class Stream {
  constructor(private state: number) {}

  next(below: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) | 0;
    return (this.state >>> 8) % below;
  }
}

class Frame {
  declare public gps?: number | undefined;
  declare public wind?: number | undefined;
  declare public ozone?: number | undefined;
  declare public battery?: number | undefined;
  public readonly pressure: number;
  public readonly height: number;

  constructor(flags: number, random: Stream) {
    this.gps = (flags & Flag.Gps) !== 0 ? random.next(360) : undefined;
    this.wind = (flags & Flag.Wind) !== 0 ? random.next(80) : undefined;
    this.ozone = (flags & Flag.Ozone) !== 0 ? random.next(400) : undefined;
    this.battery = (flags & Flag.Battery) !== 0 ? random.next(100) : undefined;
    this.pressure = 20 + random.next(980);
    this.height = random.next(30_000);
  }
}

interface Summary { readonly climb: number; readonly rough: number }

class Flight<F extends Frame> {
  constructor(readonly frames: readonly F[]) {}

  summary(threshold: number): Summary {
    let climb = 0;
    let rough = 0;
    let before = 0;
    for (const frame of this.frames) {
      const height: number = frame.height;
      if (height > before) climb += height - before;
      if (frame.pressure < threshold) rough++;
      before = height;
    }
    return { climb, rough };
  }

  known(): Map<string, number> {
    const found = new Map<string, number>();
    for (const frame of this.frames) {
      for (const name of ['gps', 'wind', 'ozone', 'battery'] as const) {
        if (frame[name] !== undefined) found.set(name, (found.get(name) ?? 0) + 1);
      }
    }
    return found;
  }
}

/** Air density by height, from a table that is made finer and finer. */
function density(rounds: number): number {
  let table = Float64Array.from({ length: 64 }, (_, i) => Math.exp(-i / 8));
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    const finer = new Float64Array(table.length);
    for (let i = 0; i < table.length; i++) {
      const left = table[Math.max(0, i - 1)]!;
      const right = table[Math.min(table.length - 1, i + 1)]!;
      finer[i] = (left + 2 * table[i]! + right) / 4;
    }
    table = finer;
    sum += table[round & 63]!;
  }
  return sum;
}

function main(): void {
  const random = new Stream(73);
  const frames = Array.from({ length: 40_000 }, () => new Frame(random.next(16), random));
  const flight = new Flight(frames);
  let climb = 0;
  let rough = 0;
  for (let pass = 0; pass < 400; pass++) {
    const summary = flight.summary(300 + pass);
    climb = (climb + summary.climb) % 1_000_000_007;
    rough += summary.rough;
  }
  console.log('climb', climb, 'rough', rough, 'density', density(90_000).toFixed(6));
  console.log([...flight.known()].map(([name, count]) => `${name} ${count}`).join(', '));
}

main();
