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

/** What stays as it is has a function of its own, which is compiled the same whether or not the bill is awaited. */
function seal(bill, rounds) {
  let check = 0;
  for (let i = 0; i < rounds; i++) {
    for (let at = 0; at < bill.length; at++) check = (Math.imul(check, 31) + bill[at]) >>> 0;
  }
  return check;
}

async function bill(count) {
  const prices = new Prices();
  let state = 5;
  const cents = new Int32Array(5000);
  for (let i = 0; i < count; i++) {
    state = (state * 16807) % 2147483647;
    cents[i % cents.length] = await prices.price(state % 200, 1 + (state % 11));
    if (i % 10000 === 0) await new Promise((resolve) => { setTimeout(resolve, 0); });
  }
  return cents;
}

bill(3000000).then((cents) => console.log(cents.reduce((sum, each) => sum + each, 0), seal(cents, 40000)));
