/** Orders are priced from a table that is at hand. */
class Prices {
  constructor() {
    this.table = Array.from({ length: 200 }, (_, i) => 100 + (i % 13) * 25);
  }

  async price(article, amount) {
    const price = this.table[article] * amount;
    return amount > 8 ? Math.round(price * 0.95) : price;
  }
}

function seal(cents) {
  let check = cents;
  for (let i = 0; i < 200; i++) check = (Math.imul(check, 31) + i) >>> 0;
  return check & 7;
}

async function bill(count) {
  const prices = new Prices();
  let state = 5;
  let total = 0;
  for (let i = 0; i < count; i++) {
    state = (state * 16807) % 2147483647;
    const cents = await prices.price(state % 200, 1 + (state % 11));
    total += cents + seal(cents);
    if (i % 10000 === 0) await new Promise((resolve) => { setTimeout(resolve, 0); });
  }
  return total;
}

bill(500000).then((total) => console.log(total));
