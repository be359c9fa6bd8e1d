/** Boards that show the newest notices first; each keeps some thousands. */

enum Urgency { Low, Normal, High }

interface Notice {
  readonly id: number;
  readonly urgency: Urgency;
  readonly words: readonly string[];
  readonly at: number;
}

class Dice {
  constructor(private state: number) {}

  roll(sides: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % sides;
  }
}

const WORDS: readonly string[] = ['road', 'closed', 'snow', 'market', 'lost', 'cat', 'bridge', 'night', 'ferry', 'late', 'dance', 'hall'];

function write(id: number, dice: Dice): Notice {
  const words: string[] = [];
  for (let i = 3 + dice.roll(9); i > 0; i--) words.push(WORDS[dice.roll(WORDS.length)]!);
  return { id, urgency: dice.roll(3) as Urgency, words, at: id * 7 + dice.roll(7) };
}

class Board<T extends Notice> {
  private shown: T[] = [];
  dropped = 0;

  constructor(readonly name: string, private readonly most: number) {}

  post(notice: T): void {
    this.shown.push(notice);
    if (this.shown.length > this.most * 1.25) this.trim();
  }

  private trim(): void {
    this.dropped += this.shown.length - this.most;
    this.shown = this.shown.slice(-this.most);
  }

  *newest(count: number): Generator<T> {
    for (let i = this.shown.length - 1; i >= 0 && this.shown.length - i <= count; i--) yield this.shown[i]!;
  }

  get size(): number {
    return this.shown.length;
  }
}

/** A simple checksum of what is on the wall, word by word. */
function weigh(notice: Notice): number {
  let sum = notice.urgency + 1;
  for (const word of notice.words) {
    for (let i = 0; i < word.length; i++) sum = (Math.imul(sum, 33) ^ word.charCodeAt(i)) >>> 0;
  }
  return sum;
}

function index(notices: readonly Notice[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { words } of notices) for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

function longestRun(notices: readonly Notice[]): number {
  let longest = 0;
  let run = 0;
  for (let i = 1; i < notices.length; i++) {
    run = notices[i]!.urgency === notices[i - 1]!.urgency ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

function main(): void {
  const dice = new Dice(90210);
  const boards = [new Board<Notice>('town', 9000), new Board<Notice>('harbour', 7000)];
  const all: Notice[] = [];
  let weight = 0;
  for (let id = 0; id < 110000; id++) {
    const notice = write(id, dice);
    all.push(notice);
    boards[notice.words.length & 1]!.post(notice);
    for (let look = 0; look < 3; look++) weight = (weight + weigh(notice)) % 1000003;
  }
  for (const board of boards) {
    let latest = 0;
    for (const notice of board.newest(500)) latest += notice.at % 97;
    console.log(board.name, board.size, board.dropped, latest);
  }
  const words = index(all);
  console.log('weight', weight, 'run', longestRun(all), 'cats', words.get('cat'), [...words.keys()].sort().slice(0, 3).join(' '));
}

main();
