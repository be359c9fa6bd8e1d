function numbers(seed) {
  let state = seed >>> 0;
  return {
    below(limit) {
      state = (Math.imul(state, 747796405) + 2891336453) >>> 0;
      const word = Math.imul((state >>> ((state >>> 28) + 4)) ^ state, 277803737);
      return (((word >>> 22) ^ word) >>> 0) % limit;
    },
  };
}

const GROUPS = ['tools', 'paint', 'garden', 'lights', 'wood'];

function stock(count, random) {
  return Array.from({ length: count }, (_, id) => {
    const cost = 100 + random.below(9000);
    return { id, cost, supplier: random.below(50), group: random.below(GROUPS.length), price: Math.floor(cost * 1.4), amount: random.below(80), weight: random.below(3000) };
  });
}

function published({ id, group, price, amount, weight }) {
  return { id, group, price, amount, weight };
}

class Feed {
  constructor(articles) {
    this.articles = articles;
  }

  matching({ group, low, high }) {
    let found = 0;
    let value = 0;
    for (const article of this.articles) {
      if (article.group === group && article.price >= low && article.price < high && article.amount > 0) {
        found++;
        value += article.price * article.amount;
      }
    }
    return { found, value };
  }

  postage() {
    return this.articles.reduce((sum, { weight, amount }) => sum + (weight < 1000 ? 3 : 6) * amount, 0);
  }
}

/** All pairs of shops, over at most the other ones: the cheapest transfer. */
function transfers(costs, count) {
  for (let over = 0; over < count; over++) {
    for (let from = 0; from < count; from++) {
      const first = costs[from * count + over];
      for (let to = 0; to < count; to++) {
        const total = first + costs[over * count + to];
        if (total < costs[from * count + to]) costs[from * count + to] = total;
      }
    }
  }
  return costs.reduce((sum, cost) => sum + cost, 0);
}

class Demand {
  constructor(days) {
    this.days = new Float64Array(days);
  }

  observe(day, amount) {
    this.days[day % this.days.length] += amount;
  }

  peak() {
    let at = 0;
    for (let i = 1; i < this.days.length; i++) if (this.days[i] > this.days[at]) at = i;
    return at;
  }
}

function summary(values) {
  const lines = {};
  for (const [name, value] of Object.entries(values)) Object.defineProperty(lines, name, { value: `${name} ${value}`, enumerable: true });
  return Object.values(lines).join('; ');
}

const random = numbers(2718);
const articles = stock(6000, random);
const demand = new Demand(28);
let found = 0;
let value = 0;
let postage = 0;
let links = 0;
for (let hour = 0; hour < 36; hour++) {
  const feed = new Feed(articles.map(published));
  for (let query = 0; query < 30; query++) {
    const low = random.below(6000);
    const result = feed.matching({ group: random.below(GROUPS.length), low, high: low + 3000 });
    found += result.found;
    value += result.value;
    demand.observe(hour * 7 + query, result.found);
  }
  postage += feed.postage();
  for (let sale = 0; sale < 400; sale++) {
    const article = articles[random.below(articles.length)];
    if (article.amount > 0) article.amount--;
  }
}
const shops = 560;
links = transfers(Int32Array.from({ length: shops * shops }, () => 1 + random.below(1000)), shops);
console.log(summary({ found, value, postage }));
console.log(summary({ peak: demand.peak(), links, groups: GROUPS.length }));
