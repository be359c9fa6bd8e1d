/** A belt in a parcel centre: readers, scales and chutes. */

const enum Chute { Local, Region, Abroad, Manual }

interface Parcel {
  readonly code: number;
  readonly grams: number;
  readonly zone: number;
}

type Maker = (code: number, grams: number, zone: number) => Parcel;

const makers: readonly Maker[] = [
  (code, grams, zone) => ({ code, grams, zone }),
  (code, grams, zone) => ({ code, grams, zone }),
  (code, grams, zone) => ({ code, grams, zone }),
  (code, grams, zone) => ({ code, grams, zone, more: 'fragile' }),
  (code, grams, zone) => ({ code, grams, zone, more: 'insured' }),
  (code, grams, zone) => ({ code, grams, zone, more: 'locker' }),
  (code, grams, zone) => ({ code, grams, zone, more: 'express' }),
];

class Mill {
  constructor(private state: number) {}

  next(below: number): number {
    this.state = (Math.imul(this.state, 0x5bd1e995) + 0x6789) | 0;
    return ((this.state ^ (this.state >>> 15)) >>> 0) % below;
  }
}

function load(count: number, mill: Mill): Parcel[] {
  return Array.from({ length: count }, (): Parcel => {
    const make = makers[mill.next(makers.length)]!;
    return make(mill.next(1_000_000), 100 + mill.next(30_000), mill.next(60));
  });
}

class Belt<P extends Parcel> {
  readonly chutes = new Uint32Array(4);
  moved = 0;

  constructor(private readonly limit: number, private readonly parcels: readonly P[]) {}

  run(speed: number): number {
    let late = 0;
    let gap = 0;
    for (const parcel of this.parcels) {
      const heavy: boolean = parcel.grams > this.limit; this.moved++;
      gap = gap * 0.7 + (heavy ? 3 : 1) / speed;
      if (gap > 1.9) late++;
    }
    return late;
  }

  sort(): void {
    for (const { zone, code } of this.parcels) {
      const chute: Chute = code % 97 === 0 ? Chute.Manual : zone < 10 ? Chute.Local : zone < 40 ? Chute.Region : Chute.Abroad;
      this.chutes[chute]!++;
    }
  }
}

/** Vibration of the motor, to know when it has to be greased. */
function vibration(seconds: number): number {
  let position = 1;
  let velocity = 0;
  let worst = 0;
  for (let step = 0; step < seconds * 10_000; step++) {
    velocity += -position * 0.02 - velocity * 0.001 + ((step & 63) === 0 ? 0.05 : 0);
    position += velocity * 0.02;
    if (position > worst) worst = position;
  }
  return worst;
}

function codes(parcels: readonly Parcel[]): number {
  const known = new Set<number>();
  for (const { code } of parcels) known.add(code);
  return known.size;
}

function main(): void {
  const mill = new Mill(6007);
  const parcels = load(30_000, mill);
  const belt = new Belt(12_000, parcels);
  let late = 0;
  for (let round = 0; round < 900; round++) late += belt.run(0.8 + (round % 7) * 0.1);
  belt.sort();
  console.log('late', late, 'moved', belt.moved, 'chutes', [...belt.chutes].join(' '));
  console.log('codes', codes(parcels), 'vibration', vibration(1200).toFixed(6));
}

main();
