'use strict';

const FACTORS = { mg: 0.001, g: 1, dag: 10, kg: 1000, t: 1e6 };

function parseQuantity(text) {
  class Quantity {
    constructor(amount, unit) {
      this.amount = amount;
      this.unit = unit;
    }

    grams() {
      return this.amount * FACTORS[this.unit];
    }
  }

  const space = text.indexOf(' ');
  return new Quantity(Number(text.slice(0, space)), text.slice(space + 1));
}

function pseudo(seed) {
  let value = seed;
  return (limit) => {
    value = (value * 69069 + 5) % 4294967296;
    return Math.floor((value / 4294967296) * limit);
  };
}

function deliveries(count, random) {
  const units = Object.keys(FACTORS);
  const goods = ['salt', 'flour', 'sugar', 'rice', 'oats', 'beans', 'yeast'];
  const notes = [];
  for (let i = 0; i < count; i++) {
    notes.push({ day: i % 365, good: goods[random(goods.length)], quantity: `${1 + random(900)} ${units[random(units.length)]}` });
  }
  return notes;
}

class Stock {
  constructor() {
    this.grams = new Map();
  }

  receive({ good, quantity }) {
    const grams = parseQuantity(quantity).grams();
    this.grams.set(good, (this.grams.get(good) ?? 0) + grams);
    return grams;
  }
}

/** Smallest number of sacks that hold exactly so many kilograms. */
function sacks(sizes, most) {
  const counts = new Int32Array(most + 1).fill(1e9);
  counts[0] = 0;
  for (let weight = 1; weight <= most; weight++) {
    let least = 1e9;
    for (let s = 0; s < sizes.length; s++) {
      const size = sizes[s];
      if (size <= weight && counts[weight - size] < least) least = counts[weight - size];
    }
    counts[weight] = least + 1;
  }
  return counts;
}

function smoothed(perDay, halflife) {
  const keep = 0.5 ** (1 / halflife);
  let level = 0;
  let highest = 0;
  for (let round = 0; round < 300; round++) {
    for (let day = 0; day < perDay.length; day++) {
      level = level * keep + perDay[day] * (1 - keep);
      if (level > highest) highest = level;
    }
  }
  return highest;
}

function wordsIn(lines) {
  const seen = new Set();
  for (const line of lines) {
    for (const word of line.split(' ')) seen.add(word);
  }
  return seen.size;
}

function label(good, grams) {
  const pad = new RegExp('\\s+', 'g');
  return `${good}  ${(grams / 1e6).toFixed(2)} t`.replace(pad, ' ');
}

function main() {
  const random = pseudo(12);
  const notes = deliveries(60000, random);
  const stock = new Stock();
  const perDay = new Float64Array(365);
  for (const note of notes) perDay[note.day] += stock.receive(note);
  const counts = sacks([3, 7, 11, 25, 40, 53, 71, 110, 190, 310], 5000000);
  let sum = 0;
  for (let weight = 0; weight < counts.length; weight += 1000) sum += counts[weight];
  console.log([...stock.grams].map(([good, grams]) => label(good, grams)).join(', '));
  console.log('sacks', sum, 'peak', smoothed(perDay, 5).toFixed(2), 'words', wordsIn(notes.map(({ quantity }) => quantity)));
}

main();
