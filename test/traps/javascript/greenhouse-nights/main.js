'use strict';
// Heating of a greenhouse through cold nights.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

function checked(settings) {
  return new Proxy(settings, {
    get(target, name) {
      if (!(name in target)) throw new TypeError(`no setting ${String(name)}`);
      return target[name];
    },
  });
}

class Bed {
  constructor(name, warmth) {
    this.name = name;
    this.warmth = warmth;
    this.heated = 0;
  }
}

function night(beds, settings, below) {
  const loss = settings.loss;
  const coldest = settings.coldest;
  let outside = 4 - below(12);
  let minutes = 0;
  for (let minute = 0; minute < 600; minute++) {
    if (minute % 30 === 0) outside += below(3) - 1;
    for (const bed of beds) {
      bed.warmth += (outside - bed.warmth) * loss;
      if (bed.warmth < coldest) {
        bed.warmth += 0.4;
        bed.heated++;
        minutes++;
      }
    }
  }
  return minutes;
}

function day(beds, below) {
  const sun = 8 + below(10);
  for (const bed of beds) bed.warmth = Math.max(bed.warmth, sun);
}

function costOf(minutes, settings) {
  return Math.round(minutes * settings.watts / 60 * settings.price) / 1000;
}

const nights = Number(process.argv[2] ?? 20_000);
const below = numbers(4);
const settings = checked({ loss: 0.004, coldest: 7.5, watts: 400, price: 0.31 });
const beds = Array.from({ length: 30 }, (_, i) => new Bed(`bed ${i}`, 10 + i % 5));
let cost = 0;
for (let i = 0; i < nights; i++) {
  cost += costOf(night(beds, settings, below), settings);
  day(beds, below);
}
console.log(cost.toFixed(3), beds.map((bed) => bed.heated).reduce((a, b) => a + b, 0), beds[7].warmth.toFixed(6));
