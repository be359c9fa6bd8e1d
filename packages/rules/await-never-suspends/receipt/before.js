// What nobody has to wait for: the price of an order, from a table that is at hand, or what the line of a meter says.
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

/** The lines of a morning, as the radio of a street of meters brings them. */
function receive(morning) {
  return new Promise((resolve) => { setImmediate(() => resolve(morning.lines)); });
}

async function decode(line) {
  const [meter, litres, check] = line.split(';');
  let sum = 0;
  for (let i = 0; i < litres.length; i++) sum = (sum * 3 + litres.charCodeAt(i)) % 97;
  return { meter: Number(meter), litres: Number(litres), isRight: sum === Number(check) };
}

async function collect(mornings, days, meters) {
  const used = new Float64Array(meters);
  let refused = 0;
  let next = receive(mornings[0]);
  for (let day = 1; day <= days; day++) {
    const lines = await next;
    next = receive(mornings[day % mornings.length]);
    for (const line of lines) {
      const reading = await decode(line);
      if (reading.isRight) used[reading.meter] += reading.litres;
      else refused++;
    }
  }
  return { used, refused };
}

function street(mornings, meters) {
  return Array.from({ length: mornings }, (_, morning) => ({
    lines: Array.from({ length: meters }, (_, meter) => {
      const litres = String(60 + ((morning * meter) % 900));
      let sum = 0;
      for (let i = 0; i < litres.length; i++) sum = (sum * 3 + litres.charCodeAt(i)) % 97;
      return `${meter};${litres};${(morning + meter) % 29 === 0 ? 98 : sum}`;
    }),
  }));
}

if (process.argv[2] === 'meters') {
  collect(street(70, 800), 2500, 800).then(({ used, refused }) => console.log(used.reduce((sum, litres) => sum + litres, 0), refused));
} else {
  bill(3000000).then((cents) => console.log(cents.reduce((sum, each) => sum + each, 0), seal(cents, 40000)));
}
