// Checks drawings of a laser cutter against the limits of the machine.

class Shape {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}
class Circle extends Shape { constructor(x, y, r) { super(x, y); this.r = r; } }
class Rect extends Shape { constructor(x, y, w, h) { super(x, y); this.w = w; this.h = h; } }
class Slot extends Shape { constructor(x, y, w, r) { super(x, y); this.w = w; this.r = r; } }
class Notch extends Shape { constructor(x, y, d) { super(x, y); this.d = d; } }
class Text extends Shape { constructor(x, y, letters) { super(x, y); this.letters = letters; } }
class Hatch extends Shape { constructor(x, y, lines) { super(x, y); this.lines = lines; } }

const LIMITS = [
  { type: Circle, length: (shape) => 2 * Math.PI * shape.r },
  { type: Rect, length: (shape) => 2 * (shape.w + shape.h) },
  { type: Slot, length: (shape) => 2 * shape.w + 2 * Math.PI * shape.r },
  { type: Notch, length: (shape) => 2 * shape.d },
  { type: Text, length: (shape) => shape.letters * 9.5 },
  { type: Hatch, length: (shape) => shape.lines * 30 },
];

function* draw(count) {
  let state = 8191;
  const next = (below) => {
    state = (Math.imul(state, 1597334677) + 12345) >>> 0;
    return (state >>> 7) % below;
  };
  for (let i = 0; i < count; i++) {
    const x = next(600);
    const y = next(400);
    switch (next(6)) {
      case 0: yield new Circle(x, y, 2 + next(40)); break;
      case 1: yield new Rect(x, y, 5 + next(90), 5 + next(60)); break;
      case 2: yield new Slot(x, y, 10 + next(50), 2 + next(4)); break;
      case 3: yield new Notch(x, y, 3 + next(9)); break;
      case 4: yield new Text(x, y, 1 + next(20)); break;
      default: yield new Hatch(x, y, 2 + next(12));
    }
  }
}

function limitOf(shape) {
  for (const limit of LIMITS) {
    if (shape instanceof limit.type) return limit;
  }
  throw new TypeError('unknown shape');
}

class Job {
  length = 0;
  minutes = 0;
  travel = 0;
  heat = new Float64Array(60 * 40);

  add(shape, before) {
    const length = limitOf(shape).length(shape);
    this.length += length;
    for (let pass = 1; pass < 9; pass++) this.minutes += limitOf(shape).length(shape) / (pass * 40);
    if (before !== undefined) this.travel += Math.hypot(shape.x - before.x, shape.y - before.y);
    this.warm(Math.floor(shape.x / 10), Math.floor(shape.y / 10), length);
  }

  warm(column, row, length) {
    for (let y = Math.max(0, row - 2); y < Math.min(40, row + 3); y++) {
      for (let x = Math.max(0, column - 2); x < Math.min(60, column + 3); x++) {
        this.heat[y * 60 + x] = this.heat[y * 60 + x] * 0.995 + length / (1 + (x - column) ** 2 + (y - row) ** 2);
      }
    }
  }
}

let minutes = 0;
let length = 0;
let travel = 0;
let hottest = 0;
const names = new Map();
for (let sheet = 0; sheet < 70; sheet++) {
  const job = new Job();
  let before;
  for (const shape of draw(5000 + sheet)) {
    job.add(shape, before);
    before = shape;
    const name = shape.constructor.name;
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  length += job.length;
  minutes += job.minutes;
  travel += job.travel;
  for (const value of job.heat) if (value > hottest) hottest = value;
}
console.log(length.toFixed(2), minutes.toFixed(2), travel.toFixed(2), hottest.toFixed(4));
console.log([...names].sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name}=${count}`).join(' '));
