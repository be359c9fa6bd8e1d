// Sums by name: of the columns of a table of measurements, or of what the animals of a farm eat.
const COLUMNS = ['depth', 'salt', 'oxygen', 'nitrate', 'chalk', 'iron', 'light', 'current', 'algae', 'silt', 'acid', 'ammonia'];

function row(number) {
  const cells = {};
  for (let i = 0; i < COLUMNS.length; i++) cells[COLUMNS[i]] = (number * (i + 3)) % 101;
  return cells;
}

function totals(rows) {
  const sums = COLUMNS.map(() => 0);
  for (const cells of rows) {
    for (let i = 0; i < COLUMNS.length; i++) sums[i] += cells[COLUMNS[i]];
  }
  return sums;
}

function digest(length) {
  let hash = 2166136261;
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ (i & 255), 16777619);
  return hash >>> 0;
}

const FEEDS = ['hay', 'oats', 'water', 'turnips'];

class Meal {
  constructor(weight) {
    this.hay = weight * 0.015;
    this.oats = weight > 300 ? 2 : 0;
    this.water = weight * 0.06;
    this.turnips = weight % 4;
  }
}

/** How cold it was in the five days before where an animal stands. */
function chill(night, stall) {
  let degrees = 4;
  let wind = night * 67 + stall;
  for (let hour = 0; hour < 120; hour++) {
    wind = (Math.imul(wind, 1664525) + 1013904223) >>> 0;
    degrees -= (wind >>> 29) * 0.1;
  }
  return degrees;
}

function supper(meals, night) {
  const eaten = { hay: 0, oats: 0, water: 0, turnips: 0 };
  for (let stall = 0; stall < meals.length; stall++) {
    const meal = meals[stall];
    const cold = 1 - chill(night, stall) / 40;
    for (const feed of FEEDS) eaten[feed] += meal[feed] * cold;
  }
  return eaten;
}

if (process.argv[2] === 'farm') {
  const meals = Array.from({ length: 2500 }, (_, stall) => new Meal(40 + ((stall * 37) % 500)));
  let carts = 0;
  for (let night = 0; night < 1800; night++) {
    const { hay, oats, water, turnips } = supper(meals, night);
    carts += Math.ceil((hay + oats + turnips) / 400) + Math.ceil(water / 1000);
  }
  console.log(carts);
} else {
  const rows = Array.from({ length: 3000 }, (_, number) => row(number));
  let last = [];
  for (let round = 0; round < 420; round++) {
    rows[round] = row(round * 7);
    last = totals(rows);
  }
  console.log(last.join(' '), digest(200000000));
}
