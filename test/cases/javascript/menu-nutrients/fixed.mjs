const NUTRIENTS = [
  'energy', 'protein', 'fat', 'carbohydrate', 'fibre', 'sugar', 'sodium', 'potassium', 'calcium', 'magnesium', 'iron', 'zinc',
  'copper', 'iodine', 'selenium', 'retinol', 'thiamin', 'riboflavin', 'niacin', 'folate', 'cobalamin', 'ascorbate', 'calciferol', 'tocopherol',
];

class Source {
  constructor(seed) {
    this.x = seed;
  }

  next() {
    let { x } = this;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.x = x;
    return x >>> 0;
  }

  below(limit) {
    return this.next() % limit;
  }
}

const row = (valueOf) => Float64Array.from(NUTRIENTS, (name) => valueOf(name));

function foods(count, source) {
  return Array.from({ length: count }, (_, id) => ({
    id,
    name: `food ${id}`,
    portion: 30 + source.below(250),
    per100: row(() => source.below(4000) / 100),
  }));
}

function addTo(day, food, grams) {
  for (let i = 0; i < NUTRIENTS.length; i++) {
    day[i] += food.per100[i] * grams;
  }
}

function distance(day, target) {
  let sum = 0;
  for (let i = 0; i < NUTRIENTS.length; i++) {
    const rest = target[i] - day[i];
    sum += rest * rest;
  }
  return sum;
}

/** Keeps the best few plans, worst first. */
class Shortlist {
  #plans = [];

  constructor(size) {
    this.size = size;
  }

  offer(score, menu) {
    const plans = this.#plans;
    if (plans.length === this.size && plans[0].score <= score) return false;
    plans.push({ score, menu: menu.slice() });
    plans.sort((a, b) => b.score - a.score);
    if (plans.length > this.size) plans.shift();
    return true;
  }

  best() {
    return this.#plans.at(-1);
  }
}

/** Longest common run of two shopping lists, to see how alike weeks are. */
function common(one, other) {
  let previous = new Int32Array(other.length + 1);
  let current = new Int32Array(other.length + 1);
  for (const item of one) {
    for (let j = 0; j < other.length; j++) {
      current[j + 1] = item === other[j] ? previous[j] + 1 : Math.max(previous[j + 1], current[j]);
    }
    [previous, current] = [current, previous];
  }
  return previous[other.length];
}

function plan(catalogue, target, source, tries) {
  const shortlist = new Shortlist(8);
  const bought = [];
  for (let attempt = 0; attempt < tries; attempt++) {
    const menu = [];
    const day = row(() => 0);
    for (let meal = 0; meal < 9; meal++) {
      const food = catalogue[source.below(catalogue.length)];
      addTo(day, food, food.portion / 100);
      menu.push(food.id);
    }
    if (shortlist.offer(distance(day, target), menu)) bought.push(...menu);
  }
  return { best: shortlist.best(), bought };
}

const source = new Source(1234567);
const catalogue = foods(300, source);
const target = row(() => 120 + source.below(100));
const { best, bought } = plan(catalogue, target, source, 32000);
const lists = Array.from({ length: 2 }, () => Array.from({ length: 11000 }, () => source.below(300)));
const header = NUTRIENTS.reduce((text, name) => ({ ...text, [name.slice(0, 2)]: name.length }), {});
console.log(best.score.toFixed(4), best.menu.join(' '), bought.length);
console.log(common(lists[0], lists[1]), Object.keys(header).length);
