/** Seats a choir so that neighbours get along: by trying swaps. */

type Voice = 'soprano' | 'alto' | 'tenor' | 'bass';

interface Weights {
  height: number;
  voice: number;
  pitch: number;
}

interface Singer {
  readonly name: string;
  readonly voice: Voice;
  readonly height: number;
  readonly pitch: number;
}

const VOICES: readonly Voice[] = ['soprano', 'alto', 'tenor', 'bass'];

class Lottery {
  constructor(private state: number) {}

  public draw(below: number): number {
    this.state = (this.state * 40692) % 2147483399;
    return this.state % below;
  }
}

function* between<T>(row: readonly T[], first: number, last: number): Iterable<readonly [T, T]> {
  for (let i = Math.max(1, first); i <= Math.min(last, row.length - 1); i++) yield [row[i - 1]!, row[i]!];
}

function tension(a: Singer, b: Singer, weights: Weights): number {
  return Math.abs(a.height - b.height) * weights.height + (a.voice === b.voice ? 0 : weights.voice) + Math.abs(a.pitch - b.pitch) * weights.pitch;
}

class Row {
  constructor(public readonly seats: Singer[], private readonly weights: Weights) {}

  near(seat: number): number {
    let sum = 0;
    for (const [a, b] of between<Singer>(this.seats, seat - 1, seat + 2)) sum += tension(a, b, this.weights);
    return sum;
  }

  swap(i: number, j: number): void {
    const kept = this.seats[i]!;
    this.seats[i] = this.seats[j]!;
    this.seats[j] = kept;
  }

  settle(lottery: Lottery, tries: number): number {
    let swaps = 0;
    for (let attempt = 0; attempt < tries; attempt++) {
      const i = lottery.draw(this.seats.length);
      const j = lottery.draw(this.seats.length);
      const before = this.near(i) + this.near(j);
      this.swap(i, j);
      if (this.near(i) + this.near(j) < before) swaps++;
      else this.swap(i, j);
    }
    return swaps;
  }
}

/** How a chord of all the voices sounds: beats between each pair of pitches. */
function beats(singers: readonly Singer[], rounds: number): number {
  let sum = 0;
  for (let round = 1; round <= rounds; round++) {
    for (const a of singers) {
      for (let i = 0; i < singers.length; i += 3) {
        const ratio = (a.pitch + round) / (singers[i]!.pitch + 40);
        sum += Math.abs(ratio - Math.round(ratio));
      }
    }
  }
  return sum;
}

function main(): void {
  const lottery = new Lottery(4711);
  const singers = Array.from({ length: 160 }, (_, i): Singer => ({
    name: `singer ${i}`, voice: VOICES[lottery.draw(4)]!, height: 150 + lottery.draw(45), pitch: 80 + lottery.draw(700),
  }));
  const weights: Weights = { height: 1, voice: 30, pitch: 0.1 };
  const row = new Row([...singers], weights);
  const swaps = row.settle(lottery, 260000);
  const voices = new Map<Voice, number>();
  for (const { voice } of row.seats) voices.set(voice, (voices.get(voice) ?? 0) + 1);
  for (const [name, weight] of Object.entries(weights)) console.log(name, weight);
  console.log(swaps, row.seats.slice(0, 4).map(({ name }) => name).join(', '));
  console.log([...voices].map(([voice, count]) => `${voice} ${count}`).join(' '), beats(singers, 5000).toFixed(3));
}

main();
