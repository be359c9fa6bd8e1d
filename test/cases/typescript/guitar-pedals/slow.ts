/** A pedal board for a guitar: effects in a chain, over blocks of samples. */

type Effect = (sample: number) => number;

interface Pedal {
  readonly name: string;
  readonly effect: Effect;
}

function gain(amount: number): Effect {
  return (sample) => sample * amount;
}

function clip(limit: number): Effect {
  return (sample) => (sample > limit ? limit : sample < -limit ? -limit : sample);
}

function bias(offset: number): Effect {
  return (sample) => sample + offset;
}

function soft(drive: number): Effect {
  return (sample) => (sample * drive) / (1 + (sample < 0 ? -sample : sample) * drive);
}

function fold(level: number): Effect {
  return (sample) => (sample > level ? 2 * level - sample : sample);
}

function smooth(keep: number): Effect {
  let held = 0;
  return (sample) => (held = held * keep + sample * (1 - keep));
}

function crush(steps: number): Effect {
  return (sample) => ((sample * steps) | 0) / steps;
}

class Board {
  blocks = 0;

  constructor(private readonly pedals: readonly Pedal[]) {}

  play(block: Float64Array): void {
    for (let i = 0; i < block.length; i++) {
      let sample: number = block[i]!;
      for (const pedal of this.pedals) sample = pedal.effect(sample);
      block[i] = sample;
    }
    this.blocks++;
  }

  get names(): string {
    return this.pedals.map(({ name }) => name).join(' > ');
  }
}

/** A plucked string (a delay line that loses a little each time round). */
class String_<N extends string> {
  private readonly line: Float64Array;
  private at = 0;

  constructor(public readonly note: N, length: number) {
    this.line = new Float64Array(length);
  }

  pluck(strength: number, seed: number): void {
    let state = seed;
    for (let i = 0; i < this.line.length; i++) {
      state = (state * 16807) % 2147483647;
      this.line[i] = ((state % 2001) / 1000 - 1) * strength;
    }
  }

  fill(block: Float64Array): void {
    const { line } = this;
    for (let i = 0; i < block.length; i++) {
      const next = this.at + 1 === line.length ? 0 : this.at + 1;
      const value = line[this.at]!;
      line[this.at] = (value + line[next]!) * 0.498;
      this.at = next;
      block[i]! += value;
    }
  }
}

function loudness(block: Float64Array): number {
  let sum = 0;
  for (const sample of block) sum += sample * sample;
  return Math.sqrt(sum / block.length);
}

function main(): void {
  const strings = (['E', 'A', 'D', 'G', 'B', 'e'] as const).map((note, i) => new String_(note, 100 + i * 37));
  const board = new Board([
    { name: 'boost', effect: gain(2.5) },
    { name: 'bias', effect: bias(0.01) },
    { name: 'drive', effect: soft(1.7) },
    { name: 'fold', effect: fold(0.8) },
    { name: 'tone', effect: smooth(0.6) },
    { name: 'clip', effect: clip(0.7) },
    { name: 'crush', effect: crush(512) },
  ]);
  let loud = 0;
  for (let block = 0; block < 4000; block++) {
    const samples = new Float64Array(1024);
    if (block % 40 === 0) for (const string of strings) string.pluck(0.4, block + 7);
    for (const string of strings) string.fill(samples);
    board.play(samples);
    loud += loudness(samples);
  }
  console.log(board.names, board.blocks);
  console.log(loud.toFixed(8), strings.map(({ note }) => note).join(''));
}

main();
