/** Wears out the locks of a simulated vault: keys are drawn, tried and filed down. */

interface Lock {
  readonly pins: Uint8Array;
  tries: number;
}

enum Outcome { Stuck, Near, Open }

class Keys {
  private state: number;

  constructor(seed: number, private readonly step: number) {
    this.state = seed;
  }

  next(limit: number): number {
    const drawn: number = (Math.imul(this.state, 1664525) + this.step) >>> 0;
    this.state = drawn;
    return (drawn >>> 8) % limit;
  }
}

function forge(keys: Keys, into: Uint8Array): void {
  for (let i = 0; i < into.length; i++) into[i] = keys.next(10);
}

function attempt(lock: Lock, key: Uint8Array): Outcome {
  lock.tries++;
  let wrong = 0;
  for (let i = 0; i < key.length; i++) {
    const gap = key[i]! - lock.pins[i]!;
    if (gap > 4 || gap < -4) wrong++;
  }
  return wrong === 0 ? Outcome.Open : wrong < 3 ? Outcome.Near : Outcome.Stuck;
}

class Tally<K extends Outcome> {
  private readonly counts = new Map<K, number>();

  add(outcome: K): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }

  of(outcome: K): number {
    return this.counts.get(outcome) ?? 0;
  }
}

/** Springs behind the pins settle after each try; a chain of small oscillators. */
function settle(springs: Float64Array, speeds: Float64Array, steps: number): number {
  let energy = 0;
  for (let step = 0; step < steps; step++) {
    for (let i = 1; i < springs.length - 1; i++) {
      speeds[i]! += (springs[i - 1]! - 2 * springs[i]! + springs[i + 1]!) * 0.1;
      speeds[i]! *= 0.995;
    }
    for (let i = 1; i < springs.length - 1; i++) springs[i]! += speeds[i]!;
  }
  for (const speed of speeds) energy += speed * speed;
  return energy;
}

function serial(locks: readonly Lock[]): string {
  let all = 0n;
  for (const { pins } of locks) for (const pin of pins) all = all * 10n + BigInt(pin);
  return (all % 1_000_000_007n).toString(16);
}

function main(): void {
  const keys = new Keys(20_021, 1013904223);
  const locks = Array.from({ length: 40 }, (): Lock => ({ pins: new Uint8Array(7), tries: 0 }));
  for (const lock of locks) forge(keys, lock.pins);
  const tally = new Tally<Outcome>();
  const key = new Uint8Array(7);
  const springs = new Float64Array(24);
  const speeds = new Float64Array(24);
  let energy = 0;
  for (let round = 0; round < 500_000; round++) {
    forge(keys, key);
    const outcome = attempt(locks[round % locks.length]!, key);
    tally.add(outcome);
    springs[1 + keys.next(22)]! += outcome === Outcome.Open ? 0.5 : 0.1;
    energy += settle(springs, speeds, 2);
  }
  console.log('open', tally.of(Outcome.Open), 'near', tally.of(Outcome.Near), 'stuck', tally.of(Outcome.Stuck));
  console.log('energy', energy.toFixed(4), 'serial', serial(locks), 'tries', locks[3]!.tries);
}

main();
