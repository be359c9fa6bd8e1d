// What is kept in a slow way: 1 numbers beside what is none, the temperatures of a rod whose ends are not measured; 2 a list that is filled from its far end, the
// best way down a stair; means: numbers beside what is none again, the means of a level over days, of which the first have none.
const what = process.argv[2] ?? '1';

function rod(length) {
  const cells = [];
  for (let i = 0; i < length; i++) cells.push(20 + (i % 50) * 1.5);
  cells[0] = NaN;
  cells[length - 1] = NaN;
  return cells;
}

function conduct(cells, factor) {
  for (let i = 2; i < cells.length - 2; i++) {
    cells[i] += factor * (cells[i - 1] - 2 * cells[i] + cells[i + 1]);
  }
}

function warmest(cells) {
  let most = -Infinity;
  for (let i = 1; i < cells.length - 1; i++) if (cells[i] > most) most = cells[i];
  return most;
}

function collatz(limit) {
  let longest = 0;
  for (let start = 1; start < limit; start++) {
    let steps = 0;
    for (let n = start; n !== 1; n = n % 2 === 0 ? n / 2 : 3 * n + 1) steps++;
    if (steps > longest) longest = steps;
  }
  return longest;
}

function down(steps) {
  const best = new Array(steps.length + 1).fill(0);
  for (let i = steps.length - 1; i >= 0; i--) {
    const one = steps[i] + best[i + 1];
    best[i] = i + 2 < steps.length ? Math.min(one, steps[i] + 1 + best[i + 2]) : one;
  }
  return best[0];
}

class Gauge {
  constructor(count, swing) {
    this.levels = Array.from({ length: count }, (_, day) => 2 + Math.sin(day / swing) + ((day * 31) % 17) / 20);
    this.means = [];
  }
}

function smooth({ levels, means }, days) {
  let sum = 0;
  for (let i = 0; i < levels.length; i++) {
    sum += levels[i];
    if (i >= days) sum -= levels[i - days];
    if (i < days - 1) means[i] = NaN;
    else means[i] = sum / days;
  }
}

function above({ levels, means }) {
  let count = 0;
  for (let i = 0; i < levels.length; i++) if (!Number.isNaN(means[i]) && levels[i] > means[i] + 0.4) count++;
  return count;
}

let sum = 0;
if (what === '1') {
  const cells = rod(10000);
  for (let second = 0; second < 3000; second++) {
    conduct(cells, 0.2);
    if (second % 4 === 0) sum += warmest(cells);
  }
} else if (what === 'means') {
  const gauges = Array.from({ length: 12 }, (_, river) => new Gauge(12000, 150 + river));
  for (let turn = 0; turn < 400; turn++) {
    for (const gauge of gauges) {
      smooth(gauge, 12 + (turn % 160));
      sum += above(gauge);
    }
  }
} else {
  const steps = Array.from({ length: 20000 }, (_, i) => (i * 7) % 13);
  for (let turn = 0; turn < 250; turn++) sum += down(steps) + (turn & 1);
}
console.log(sum.toFixed(6), collatz(150000));
