/** Guests choose among the lifts of a ski resort by what the boards in the valley say. */

enum Skill { Blue, Red, Black }

interface Lift {
  readonly name: string;
  readonly skill: Skill;
  readonly perMinute: number;
  waiting: number;
}

interface Guest { skill: Skill; patience: number; at: number }

class Weather {
  private state = 0x2545f491;

  constructor(seed: number) {
    this.state ^= seed;
  }

  next(below: number): number {
    let x = this.state;
    x ^= x << 13; x ^= x >>> 17; x ^= x << 5;
    this.state = x;
    return (x >>> 0) % below;
  }
}

class Resort<L extends Lift> {
  public rides = 0;
  public lost = 0;

  constructor(private readonly lifts: readonly L[], private readonly boards: number[]) {}

  /** The boards are updated once a minute. */
  minute(): void {
    for (const [i, lift] of this.lifts.entries()) {
      const carried = Math.min(lift.waiting, lift.perMinute);
      lift.waiting -= carried;
      this.rides += carried;
      this.boards[i] = lift.waiting;
    }
  }

  arrive(guests: readonly Guest[]): void {
    const worst: number = Math.max(...this.boards);
    for (const guest of guests) {
      const lift = this.choose(guest, worst);
      if (lift === undefined) this.lost++;
      else lift.waiting++;
    }
  }

  private choose({ skill, patience, at }: Guest, worst: number): L | undefined {
    let best: L | undefined;
    let bestCost = patience + worst * 0.3;
    for (let i = 0; i < this.lifts.length; i++) {
      const lift = this.lifts[i]!;
      if (lift.skill > skill) continue;
      const cost = this.boards[i]! / lift.perMinute + Math.abs(i - at) * 0.4;
      if (cost < bestCost) {
        bestCost = cost;
        best = lift;
      }
    }
    return best;
  }

  names(): string[] {
    return this.lifts.map(({ name }) => name).sort();
  }
}

/** The snow on a slope after a day of sun: a chain of layers that melt into each other. */
function melt(layers: Float32Array, minutes: number): number {
  for (let minute = 0; minute < minutes; minute++) {
    for (let i = layers.length - 1; i > 0; i--) {
      const flow = (layers[i]! - layers[i - 1]!) * 0.05;
      layers[i]! -= flow;
      layers[i - 1]! += flow;
    }
    layers[layers.length - 1]! *= 0.999;
  }
  let sum = 0;
  for (const layer of layers) sum += layer;
  return sum;
}

function crowd(weather: Weather, count: number, lifts: number): Guest[] {
  return Array.from({ length: count }, (): Guest => ({ skill: weather.next(3), patience: 2 + weather.next(12), at: weather.next(lifts) }));
}

function main(): void {
  const weather = new Weather(99);
  const lifts = Array.from({ length: 48 }, (_, i): Lift => ({ name: `lift ${(i * 29) % 48}`, skill: i % 3, perMinute: 12 + weather.next(30), waiting: 0 }));
  const resort = new Resort(lifts, lifts.map(() => 0));
  const slopes = Array.from({ length: 12 }, () => Float32Array.from({ length: 60 }, () => 1 + weather.next(100) / 50));
  let snow = 0;
  for (let minute = 0; minute < 480; minute++) {
    resort.arrive(crowd(weather, 1600, lifts.length));
    resort.minute();
    if (minute % 10 === 0) for (const slope of slopes) snow = melt(slope, 240);
  }
  console.log('rides', resort.rides, 'lost', resort.lost, 'snow', snow.toFixed(4));
  console.log('longest', Math.max(...lifts.map(({ waiting }) => waiting)), resort.names().slice(0, 3).join(', '));
}

main();
