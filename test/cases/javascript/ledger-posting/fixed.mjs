// Postings in many currencies are booked to accounts, in cents of the home currency.
const CURRENCIES = ['EUR', 'USD', 'CHF', 'JPY', 'SEK', 'NOK', 'GBP'];

class Xorshift {
  constructor(seed) {
    this.state = seed | 0;
  }

  below(limit) {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x;
    return (x >>> 0) % limit;
  }
}

class Rates {
  constructor() {
    this.table = new Map();
    this.fetched = 0;
  }

  /** Stands for a request to a service; made once a day. */
  async fetchDay(day) {
    await null;
    this.fetched++;
    this.table = new Map(CURRENCIES.map((name, i) => [name, 1 + ((day * 7 + i * 13) % 50) / 100]));
  }

  rate(currency) {
    return this.table.get(currency);
  }
}

class Ledger {
  constructor(accounts) {
    this.balances = new Float64Array(accounts);
    this.lines = 0;
    this.chain = 17;
  }

  /** Books a line, and seals it with what was booked before. */
  book(account, cents, text) {
    this.balances[account] += cents;
    this.lines++;
    let seal = this.chain ^ cents;
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < text.length; i++) seal = (Math.imul(seal, 0x01000193) ^ text.charCodeAt(i)) >>> 0;
    }
    this.chain = seal;
  }
}

function* days(count, random) {
  for (let day = 0; day < count; day++) {
    const postings = [];
    for (let i = 0; i < 3000; i++) {
      postings.push({
        account: random.below(700),
        currency: CURRENCIES[random.below(CURRENCIES.length)],
        amount: random.below(100000) - 45000,
        text: `invoice ${random.below(100000)}`,
      });
    }
    yield postings;
  }
}

async function post(ledger, rates, postings) {
  let volume = 0;
  for (const { account, currency, amount, text } of postings) {
    const rate = rates.rate(currency);
    const cents = Math.round(amount * rate);
    ledger.book(account, cents, text);
    volume += Math.abs(cents);
  }
  return volume;
}

function interest(balances, rate) {
  let paid = 0;
  for (let i = 0; i < balances.length; i++) {
    if (balances[i] <= 0) continue;
    const due = Math.floor(balances[i] * rate);
    balances[i] += due;
    paid += due;
  }
  return paid;
}

async function main() {
  const random = new Xorshift(246813579);
  const ledger = new Ledger(700);
  const rates = new Rates();
  let day = 0;
  let volume = 0;
  let paid = 0;
  for (const postings of days(420, random)) {
    await rates.fetchDay(day++);
    volume += await post(ledger, rates, postings);
    if (day % 30 === 0) paid += interest(ledger.balances, 0.001);
  }
  let open = 0;
  for (const balance of ledger.balances) if (balance < 0) open++;
  console.log(`${ledger.lines} lines, volume ${volume}, interest ${paid}, ${open} overdrawn`);
  console.log(`seal ${ledger.chain.toString(16)}, fetched ${rates.fetched}`);
}

await main();
