// The desk of a library: loans, returns and fees of a year.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Reader {
  constructor(number) {
    this.number = number;
    this.loans = 0;
    this.fees = 0;
    this.visits = 0;
  }
}

class Desk {
  constructor(readers, books) {
    this.readers = readers;
    this.due = new Int32Array(books).fill(-1);
    this.holder = new Int32Array(books).fill(-1);
    this.turned = 0;
  }

  lend(reader, book, day) {
    if (reader.blocked || this.holder[book] >= 0) {
      this.turned++;
      return;
    }
    this.holder[book] = reader.number;
    this.due[book] = day + 28;
    reader.loans++;
  }

  take(book, day) {
    const reader = this.readers[this.holder[book]];
    const late = day - this.due[book];
    if (late > 0) reader.fees += 20 * late;
    reader.loans--;
    this.holder[book] = -1;
  }

  visit(reader, below, day) {
    reader.visits++;
    for (let i = 0; i < 4; i++) {
      const book = below(this.due.length);
      if (this.holder[book] === reader.number || (this.holder[book] >= 0 && this.due[book] < day - 10)) this.take(book, day);
      else this.lend(reader, book, day);
    }
  }
}

function review(readers, day) {
  if (day % 180 !== 0) return;
  readers[day % readers.length].blocked = true;
  for (const reader of readers) {
    if (reader.blocked && reader.fees % 3 === 0) delete reader.blocked;
  }
}

function summary(readers) {
  let [fees, visits, loans] = [0, 0, 0];
  for (const reader of readers) {
    fees += reader.fees;
    visits += reader.visits;
    loans += reader.loans;
  }
  return { fees, visits, loans };
}

const days = Number(process.argv[2] ?? 1500);
const below = numbers(8);
const readers = Array.from({ length: 900 }, (_, i) => new Reader(i));
const desk = new Desk(readers, 20_000);
for (let day = 0; day < days; day++) {
  for (let i = 0; i < 8000; i++) desk.visit(readers[below(readers.length)], below, day);
  review(readers, day);
}
const { fees, visits, loans } = summary(readers);
console.log(fees, visits, loans, desk.turned);
