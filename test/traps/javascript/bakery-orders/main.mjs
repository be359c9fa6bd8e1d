// Orders of a bakery: what is offered, what has to be made, and what the flour comes to.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

const USUAL = ['rye', 'wheat', 'spelt'];
const RARE = Array.from({ length: 60 }, (_, i) => `special-${i}`);

function ordersOf(below, count) {
  const found = [];
  for (let i = 0; i < count; i++) {
    const article = below(900) === 0 ? (below(2) === 0 ? RARE[below(RARE.length)] : 'unknown') : USUAL[below(USUAL.length)];
    found.push({ article, pieces: 1 + below(12), hour: 5 + below(12), sliced: below(3) === 0 });
  }
  return found;
}

class Oven {
  constructor(offered) {
    this.offered = offered;
    this.hours = new Int32Array(24);
    this.refused = 0;
    this.flour = 0;
    this.price = 0;
  }

  take(orders) {
    const { offered, hours } = this;
    for (const order of orders) {
      if (!offered.includes(order.article)) {
        this.refused++;
        continue;
      }
      const grams = order.article.charCodeAt(0) * 4 + (order.sliced ? 6 : 0);
      hours[order.hour] += order.pieces;
      this.flour += grams * order.pieces;
      this.price += priceOf(order);
    }
  }
}

function priceOf({ pieces, sliced, hour }) {
  let cents = 320 * pieces + (sliced ? 20 * pieces : 0);
  if (pieces >= 10) cents -= Math.floor(cents / 10);
  if (hour > 15) cents -= Math.floor(cents / 4);
  return cents;
}

function peak(hours) {
  let best = 0;
  for (let hour = 1; hour < hours.length; hour++) if (hours[hour] > hours[best]) best = hour;
  return best;
}

const below = numbers(5);
const days = Number(process.argv[2] ?? 350);
const oven = new Oven([...USUAL, ...RARE]);
const orders = ordersOf(below, 60_000);
for (let day = 0; day < days; day++) oven.take(orders);
console.log(oven.refused, oven.flour, oven.price, peak(oven.hours));
