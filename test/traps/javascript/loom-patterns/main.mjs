// Weaves patterns by the rules of a loom and measures their colours.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Loom {
  constructor(width, rule) {
    this.width = width;
    this.rule = rule;
    this.row = new Uint8Array(width);
    this.next = new Uint8Array(width);
    this.changes = 0;
  }

  thread(below) {
    for (let i = 0; i < this.width; i++) this.row[i] = below(4);
  }

  weave() {
    const { width, rule, row, next } = this;
    const wrap = (value, limit) => (value < 0 ? value + limit : value >= limit ? value - limit : value);
    let changes = 0;
    for (let i = 0; i < width; i++) {
      const left = row[wrap(i - 1, width)];
      const right = row[wrap(i + 1, width)];
      const colour = rule[(left * 16 + row[i] * 4 + right) & 63];
      if (colour !== row[i]) changes++;
      next[i] = colour;
    }
    [this.row, this.next] = [next, row];
    this.changes += changes;
    return changes;
  }
}

function ruleOf(below) {
  return Uint8Array.from({ length: 64 }, () => below(4));
}

function colours(row) {
  const counts = [0, 0, 0, 0];
  for (const colour of row) counts[colour]++;
  return counts;
}

function longestFloat(row) {
  let [best, run] = [1, 1];
  for (let i = 1; i < row.length; i++) {
    run = row[i] === row[i - 1] ? run + 1 : 1;
    if (run > best) best = run;
  }
  return best;
}

const cloths = Number(process.argv[2] ?? 12);
const below = numbers(21);
let [changes, float] = [0, 0];
let last = [];
for (let cloth = 0; cloth < cloths; cloth++) {
  const loom = new Loom(120 + below(80), ruleOf(below));
  loom.thread(below);
  for (let row = 0; row < 60_000; row++) {
    loom.weave();
    if (row % 1000 === 0) float = Math.max(float, longestFloat(loom.row));
  }
  changes += loom.changes;
  last = colours(loom.row);
}
console.log(changes, float, last.join(' '));
