// Points of a survey, some with a label, an error or a date: those within a window, where reading them is nearly all there is to do, or a chart of them.
class Point {
  constructor(label, error, date, x, y) {
    this.label = label;
    this.error = error;
    this.date = date;
    this.x = x;
    this.y = y;
  }
}

function points(count) {
  const found = [];
  let state = 11;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  for (let i = 0; i < count; i++) {
    found.push(new Point(next() < 0.5 ? `p${i}` : '', next() * 0.2, next() < 0.5 ? 20 : 0, next() * 100, next() * 100));
  }
  return found;
}

function within(all, left, right) {
  let sum = 0;
  for (let i = 0; i < all.length; i++) {
    const point = all[i];
    if (point.x >= left && point.x < right) sum += point.y;
  }
  return sum;
}

function chart(all, turn) {
  const cells = new Float64Array(64);
  const sine = Math.sin(turn);
  const cosine = Math.cos(turn);
  for (let i = 0; i < all.length; i++) {
    const point = all[i];
    const right = (point.x - 50) * cosine - (point.y - 50) * sine;
    const up = (point.x - 50) * sine + (point.y - 50) * cosine;
    const far = Math.sqrt(right * right + up * up);
    const cell = ((right + 75) >> 5) * 8 + ((up + 75) >> 5);
    cells[cell & 63] += far < 1 ? 1 : Math.log(far) / (1 + (i % 5));
  }
  let sum = 0;
  for (let cell = 0; cell < cells.length; cell++) sum = sum * 0.5 + cells[cell];
  return sum;
}

function primes(limit) {
  const struck = new Uint8Array(limit + 1);
  let count = 0;
  for (let n = 2; n <= limit; n++) {
    if (struck[n] === 1) continue;
    count++;
    for (let multiple = n + n; multiple <= limit; multiple += n) struck[multiple] = 1;
  }
  return count;
}

const all = points(4000);
let sum = 0;
if (process.argv[2] === 'chart') {
  for (let turn = 0; turn < 900; turn++) sum += chart(all, turn / 100);
} else {
  for (let left = 0; left < 3000; left++) sum += within(all, left % 90, (left % 90) + 10);
}
console.log(sum.toFixed(4), primes(14000000));
