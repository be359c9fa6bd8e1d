// Draws of a lottery: winners by class, and the prizes they get.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

const SIZE = 49;

function ticketsOf(below, count) {
  const tickets = new Uint8Array(count * 6);
  for (let i = 0; i < tickets.length; i++) tickets[i] = 1 + below(SIZE);
  return tickets;
}

function drawOf(below) {
  const drawn = new Uint8Array(SIZE + 1);
  for (let left = 6; left > 0;) {
    const ball = 1 + below(SIZE);
    if (drawn[ball] === 1) continue;
    drawn[ball] = 1;
    left--;
  }
  return drawn;
}

function winnersOf(tickets, drawn, classes) {
  let winners = 0;
  for (let at = 0; at < tickets.length; at += 6) {
    let hits = 0;
    for (let i = at; i < at + 6; i++) hits += drawn[tickets[i]];
    classes[hits]++;
    if (hits >= 4) winners++;
  }
  return winners;
}

class Pot {
  constructor() {
    this.prize = 0n;
    this.draws = 0;
  }

  pay(winners) {
    let prize = this.prize;
    prize += BigInt(winners) * 1_000_003n;
    this.prize = prize;
    this.draws++;
  }
}

function table(classes) {
  return [...classes].map((count, hits) => `${hits}: ${count}`).join(', ');
}

const draws = Number(process.argv[2] ?? 700);
const below = numbers(2);
const tickets = ticketsOf(below, 120_000);
const classes = new Int32Array(7);
const pot = new Pot();
for (let draw = 0; draw < draws; draw++) pot.pay(winnersOf(tickets, drawOf(below), classes));
console.log(table(classes));
console.log(String(pot.prize), pot.draws);
