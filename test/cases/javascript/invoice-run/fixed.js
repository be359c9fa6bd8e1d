'use strict';

class Line {
  constructor(article, { discount, note, taxFree, project }, quantity, price) {
    this.article = article;
    this.discount = discount > 0 ? discount : undefined;
    this.note = note !== '' ? note : undefined;
    this.taxFree = taxFree ? true : undefined;
    this.project = project !== null ? project : undefined;
    this.quantity = quantity;
    this.price = price;
  }
}

class Random {
  constructor(seed) {
    this.state = seed >>> 0;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  below(limit) {
    return Math.floor(this.next() * limit);
  }
}

const NOTES = ['', '', 'fragile', '', 'second delivery', ''];

function invoices(count, random) {
  const result = [];
  for (let number = 1; number <= count; number++) {
    const lines = [];
    for (let n = 2 + random.below(9); n > 0; n--) {
      const options = {
        discount: random.next() < 0.4 ? random.below(30) / 100 : 0,
        note: NOTES[random.below(NOTES.length)],
        taxFree: random.next() < 0.25,
        project: random.next() < 0.5 ? random.below(12) : null,
      };
      lines.push(new Line(1000 + random.below(400), options, 1 + random.below(20), 100 + random.below(9900)));
    }
    result.push({ number, customer: random.below(300), lines });
  }
  return result;
}

function netOf(line) {
  return Math.round(line.quantity * line.price * (1 - (line.discount ?? 0)));
}

function totals(invoice) {
  let net = 0;
  let tax = 0;
  for (const line of invoice.lines) {
    const amount = netOf(line);
    net += amount;
    if (!line.taxFree) tax += Math.round(amount * 0.19);
  }
  return { net, tax };
}

function byArticle(all, table) {
  table.fill(0);
  for (const { lines } of all) {
    for (let i = 0; i < lines.length; i++) table[lines[i].article - 1000] += lines[i].quantity;
  }
  return table.indexOf(Math.max(...table)) + 1000;
}

/** Which payments cover which open amounts: the largest sum not above the limit, by dynamic programming. */
function settle(amounts, limit) {
  const reachable = new Uint8Array(limit + 1);
  reachable[0] = 1;
  for (const amount of amounts) {
    for (let sum = limit; sum >= amount; sum--) {
      if (reachable[sum - amount] === 1) reachable[sum] = 1;
    }
  }
  let best = limit;
  while (reachable[best] === 0) best--;
  return best;
}

function reminder(template, values) {
  let text = template;
  for (const key of Object.keys(values)) text = text.replace(new RegExp(`\\{${key}\\}`, 'g'), String(values[key]));
  return text;
}

function main() {
  const random = new Random(99);
  const all = invoices(6000, random);
  const owed = new Map();
  const table = new Array(400);
  let net = 0;
  let tax = 0;
  let popular = 0;
  for (let month = 0; month < 130; month++) {
    for (const invoice of all) {
      const sums = totals(invoice);
      net += sums.net;
      tax += sums.tax;
      owed.set(invoice.customer, (owed.get(invoice.customer) ?? 0) + sums.net);
    }
    popular = byArticle(all, table);
  }
  const amounts = [...owed.values()].map((amount) => 1 + (amount % 9973));
  console.log(reminder('{count} invoices, popular {popular}', { count: all.length, popular }));
  console.log(net, tax, owed.size, settle(amounts.slice(0, 160), 700000));
}

main();
