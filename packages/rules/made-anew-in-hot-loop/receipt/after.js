// Fares by the kind of ticket, read from printed lines. What is made anew: 1 a regular expression, 2 a class, 3 functions.
const what = Number(process.argv[2] ?? 1);

const pattern = new RegExp('^(\\w+) from (\\d+) to (\\d+)$');

function fare(line) {
  const match = pattern.exec(line);
  if (match === null) return 0;
  const zones = Math.abs(Number(match[3]) - Number(match[2])) + 1;
  return match[1] === 'child' ? zones : zones * 2;
}

class Trip {
  constructor(first, last, isChild) {
    this.first = first;
    this.last = last;
    this.isChild = isChild;
  }

  fare() {
    const zones = Math.abs(this.last - this.first) + 1;
    return this.isChild ? zones : zones * 2;
  }
}

function trip(line) {
  return new Trip(line.length % 9, line.charCodeAt(line.length - 1) - 48, line.charCodeAt(0) === 99);
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  skip() {
    while (this.text.charCodeAt(this.at) === 32) this.at++;
  }

  number() {
    let value = 0;
    for (let code = this.text.charCodeAt(this.at); code >= 48 && code <= 57; code = this.text.charCodeAt(this.at)) {
      value = value * 10 + code - 48;
      this.at++;
    }
    return value;
  }

  group() {
    let sum = 0;
    this.at++;
    for (this.skip(); this.at < this.text.length && this.text.charCodeAt(this.at) !== 41; this.skip()) sum += this.fares();
    this.at++;
    return sum;
  }

  fares() {
    this.skip();
    return this.text.charCodeAt(this.at) === 40 ? this.group() : this.number();
  }
}

function read(text) {
  return new Reader(text).fares();
}

function groups(count) {
  const printed = [];
  for (let i = 0; i < count; i++) printed.push(`((${i % 9} ${(i * 7) % 13}) ${i % 5} (${i % 3} (${i % 11})))`);
  return printed;
}

function lines(count) {
  const printed = [];
  for (let i = 0; i < count; i++) {
    const kind = i % 5 === 0 ? 'child' : 'adult';
    printed.push(i % 11 === 0 ? `void ${i}` : `${kind} from ${(i * 7) % 9} to ${(i * 5) % 13}`);
  }
  return printed;
}

function checksum(printed) {
  let sum = 0;
  for (const line of printed) {
    for (let i = 0; i < line.length; i++) sum = (sum * 31 + line.charCodeAt(i)) % 1000000007;
  }
  return sum;
}

const printed = lines(300000);
let total = 0;
if (what === 1) {
  for (const line of printed) total += fare(line);
  for (const line of printed) total += fare(line);
} else if (what === 3) {
  const tickets = groups(5000);
  for (let round = 0; round < 400; round++) for (const ticket of tickets) total += read(ticket);
} else {
  for (const line of printed.slice(0, 60000)) total += trip(line).fare();
}
let sum = 0;
for (let round = 0; round < 2 * what; round++) sum += checksum(printed);
console.log(total, sum);
