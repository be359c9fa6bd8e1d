/** Sales of a chain of shops, summed up per article and week. */
import { EOL } from 'node:os';

const ARTICLES = Array.from({ length: 60 }, (_, i) => `art${String(i).padStart(3, '0')}`);

function mulberry(a) {
  return function next() {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function sales(count, random) {
  return Array.from({ length: count }, () => ({
    article: ARTICLES[Math.floor(random() * random() * ARTICLES.length)],
    pieces: 1 + Math.floor(random() * 6),
    cents: 50 + Math.floor(random() * 9000),
    day: Math.floor(random() * 364),
  }));
}

const totals = (list) => list.reduce((sums, { article, pieces, cents }) => {
  const before = sums[article] ?? 0;
  return { ...sums, [article]: before + pieces * cents };
}, {});

function weeks(list) {
  const found = new Float64Array(52);
  for (const { day, pieces, cents } of list) found[Math.floor(day / 7)] += pieces * cents;
  return found;
}

/** Least squares of a season with three harmonics, by small steps. */
function season(values, steps) {
  const weights = new Float64Array(7);
  const scale = values.reduce((a, b) => a + b, 0) / values.length;
  for (let step = 0; step < steps; step++) {
    for (let week = 0; week < values.length; week++) {
      const angle = (2 * Math.PI * week) / 52;
      let guess = weights[0];
      for (let k = 1; k <= 3; k++) guess += weights[2 * k - 1] * Math.cos(k * angle) + weights[2 * k] * Math.sin(k * angle);
      const error = values[week] / scale - guess;
      weights[0] += 0.01 * error;
      for (let k = 1; k <= 3; k++) {
        weights[2 * k - 1] += 0.01 * error * Math.cos(k * angle);
        weights[2 * k] += 0.01 * error * Math.sin(k * angle);
      }
    }
  }
  return Array.from(weights, (w) => w.toFixed(4));
}

class Ranking {
  #entries = [];

  add(name, value) {
    this.#entries.push({ name, value });
    return this;
  }

  top(n) {
    return this.#entries.toSorted?.((a, b) => b.value - a.value).slice(0, n) ?? [...this.#entries].sort((a, b) => b.value - a.value).slice(0, n);
  }
}

function median(list) {
  const cents = list.map((sale) => sale.cents).sort((a, b) => a - b);
  return cents[cents.length >> 1];
}

const random = mulberry(5);
const list = sales(90000, random);
const sums = totals(list);
const ranking = new Ranking();
for (const [name, value] of Object.entries(sums)) ranking.add(name, value);
const lines = [
  ranking.top(4).map(({ name, value }) => `${name}=${value}`).join(' '),
  `weeks ${season(weeks(list), 25000).join(' ')}`,
  `median ${median(list)} articles ${Object.keys(sums).length}`,
];
const header = ['a', 'b'].reduce((seen, name) => [...seen, `${name}:${seen.length}`], []);
console.log(header.join(), lines.join(EOL));
