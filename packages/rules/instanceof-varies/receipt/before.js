// Classes that are asked for by what a table says: of the events of a plant, to find their handler, or of the cells of a sheet, to check its columns.
class Event { constructor(time) { this.time = time; } }
class Start extends Event {}
class Stop extends Event {}
class Fault extends Event {}
class Reading extends Event {}
class Refill extends Event {}

const kinds = [Start, Stop, Fault, Reading, Refill];

function kindOf(event) {
  for (let i = 0; i < kinds.length; i++) if (event instanceof kinds[i]) return i;
  return -1;
}

function simulate(time) {
  let load = time;
  for (let i = 0; i < 70; i++) load = (Math.imul(load, 33) + 7) & 0xffff;
  return load;
}

class Cell { constructor(text) { this.text = text; } }
class Count extends Cell { constructor(text, value) { super(text); this.value = value; } }
class Weight extends Cell { constructor(text, grams) { super(text); this.grams = grams; } }
class Day extends Cell { constructor(text, number) { super(text); this.number = number; } }
class Name extends Cell { constructor(text) { super(text); this.initial = text[0]; } }

const columns = [
  { title: 'picker', type: Name, width: 12 },
  { title: 'from', type: Day, width: 6 },
  { title: 'rows', type: Count, width: 4 },
  { title: 'crates', type: Count, width: 4 },
  { title: 'apples', type: Weight, width: 8 },
  { title: 'pears', type: Weight, width: 8 },
  { title: 'until', type: Day, width: 6 },
  { title: 'foreman', type: Name, width: 12 },
];

function faults(row, columns, wide) {
  let count = 0;
  for (let i = 0; i < columns.length; i++) {
    const cell = row[i];
    if (!(cell instanceof columns[i].type)) count++;
    if (cell.text.length > columns[i].width) wide[i]++;
  }
  return count;
}

function entry(column, number) {
  switch (column) {
    case 0: case 7: return new Name(`P${number * 7919}${number % 50 === 0 ? ' and family' : ''}`);
    case 1: case 6: return new Day(`${1 + number % 30}.9.`, number % 30);
    case 2: case 3: return number % 41 === 0 ? new Name('none') : new Count(String(number % 12), number % 12);
    default: return new Weight(`${number * 37} g`, number * 37);
  }
}

/** How far the pickers walk for a row of the sheet. */
function walk(number, trees) {
  let metres = 0;
  let at = number;
  for (let i = 0; i < trees; i++) {
    const next = (Math.imul(at, 75) + 74) & 0xffff;
    metres += Math.abs(next - at) & 31;
    at = next;
  }
  return metres;
}

if (process.argv[2] === 'sheet') {
  const rows = Array.from({ length: 400 }, (_, number) => columns.map((_, column) => entry(column, number * 8 + column)));
  const wide = columns.map(() => 0);
  let wrong = 0;
  let metres = 0;
  for (let round = 0; round < 8000; round++) {
    for (let i = 0; i < rows.length; i++) {
      wrong += faults(rows[i], columns, wide);
      metres += walk(i + round, 60);
    }
  }
  console.log(wrong, wide.join(' '), metres);
} else {
  const events = Array.from({ length: 1000 }, (_, i) => new kinds[(i * 7) % 5](i));
  const counts = [0, 0, 0, 0, 0];
  let load = 0;
  for (let round = 0; round < 2500; round++) {
    for (const event of events) {
      counts[kindOf(event)] += 1;
      load = (load + simulate(event.time + round)) & 0xffffff;
    }
  }
  console.log(counts.join(' '), load);
}
