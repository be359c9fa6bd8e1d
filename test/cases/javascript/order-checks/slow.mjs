const COUNTRIES = ['DE', 'AT', 'CH', 'FR', 'IT', 'NL'];

const hasItems = ({ items }) => items > 0;
const isPriced = (order) => order.total >= 0 && order.total < 5000;
const fitsParcel = ({ items, weight }) => weight / items < 15;
const shipsTo = ({ country }) => country !== 2;
const isPaid = (order) => order.paid >= order.total;
const notTooOld = (order) => order.age < 85;
const sameAddress = ({ billing, shipping }) => billing === shipping || billing % 3 !== 0;
const trusted = (order) => order.score > 0.05 || order.total < 100;
const inStock = ({ warehouse }) => warehouse !== 7;
const plausible = (order) => order.total / order.items < 2000;

const CHECKS = [hasItems, isPriced, fitsParcel, shipsTo, isPaid, notTooOld, sameAddress, trusted, inStock, plausible];

function failures(order) {
  let failed = 0;
  for (const check of CHECKS) {
    if (!check(order)) failed++;
  }
  return failed;
}

function makeRandom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 0x9e3779b1) + 0x7f4a7c15) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    return ((z ^ (z >>> 13)) >>> 0) / 4294967296;
  };
}

class Order {
  constructor(id, random) {
    this.id = id;
    this.items = 1 + Math.floor(random() * 12);
    this.total = Math.floor(random() * 5200);
    this.weight = random() * 60;
    this.country = Math.floor(random() * COUNTRIES.length);
    this.paid = random() < 0.9 ? this.total : this.total * random();
    this.age = Math.floor(random() * 100);
    this.billing = Math.floor(random() * 1000);
    this.shipping = random() < 0.8 ? this.billing : Math.floor(random() * 1000);
    this.score = random();
    this.warehouse = Math.floor(random() * 9);
  }
}

/** Days by which work in a queue is late, with a fixed number of packers. */
function lateness(orders, packers) {
  const free = new Float64Array(packers);
  let late = 0;
  for (const { items, age } of orders) {
    let first = 0;
    for (let i = 1; i < packers; i++) if (free[i] < free[first]) first = i;
    free[first] = Math.max(free[first], age / 10) + items * 0.02;
    if (free[first] > 60) late++;
  }
  return late;
}

function tally(orders) {
  const perCountry = new Map();
  for (const order of orders) {
    const name = COUNTRIES[order.country];
    const entry = perCountry.get(name);
    if (entry === undefined) perCountry.set(name, { orders: 1, total: order.total });
    else {
      entry.orders++;
      entry.total += order.total;
    }
  }
  return perCountry;
}

function report(counts) {
  const lines = [];
  counts.forEach((count, failed) => {
    class Row {
      constructor() { this.text = `${failed} failed: ${count}`; }
    }
    lines.push(new Row().text);
  });
  return lines.slice(0, 6).join(', ');
}

const random = makeRandom(31);
const orders = Array.from({ length: 5000 }, (_, id) => new Order(id, random));
const counts = new Array(11).fill(0);
let late = 0;
let revenue = 0;
for (let day = 0; day < 800; day++) {
  for (const order of orders) {
    counts[failures(order)]++;
    order.age = (order.age + 1) % 100;
  }
  if (day % 3 === 0) late += lateness(orders, 24 + (day % 9));
  for (const { total } of tally(orders).values()) revenue += total;
}
console.log(report(counts));
console.log(late, revenue);
