'use strict';
// Simulates the beds of a greenhouse: heating, watering and light.

const DEFAULTS = { warmest: 29, coldest: 14, loss: 0.06, heater: 1.8, pump: 0.35, dry: 0.4, evaporation: 0.012, lamp: 0.3 };

/** Settings in which a misspelled name is an error. */
function strict(settings) {
  return new Proxy(settings, {
    get(target, name) {
      if (!(name in target)) throw new TypeError(`no setting ${String(name)}`);
      return target[name];
    },
  });
}

class Bed {
  constructor(number, temperature, water) {
    this.number = number;
    this.temperature = temperature;
    this.water = water;
    this.heated = 0;
    this.watered = 0;
    this.grown = 0;
  }
}

class Greenhouse {
  constructor(beds, settings) {
    this.beds = beds;
    this.settings = settings;
    this.energy = 0;
  }

  step(outside, sun) {
    const { settings } = this;
    for (const bed of this.beds) {
      bed.temperature += (outside - bed.temperature) * settings.loss + sun * 0.2;
      if (bed.temperature < settings.coldest) {
        bed.temperature += 1.8;
        bed.heated++;
        this.energy += 1.8;
      }
      bed.water -= 0.012 * (1 + bed.temperature / 40);
      if (bed.water < 0.4) {
        bed.water += 0.35;
        bed.watered++;
      }
      bed.grown += photosynthesis(bed.temperature, sun + 0.3, bed.water);
    }
  }
}

/** A leaf's yield, summed over its layers. */
function photosynthesis(temperature, light, water) {
  let sum = 0;
  let left = light;
  for (let layer = 0; layer < 60; layer++) {
    const caught = left * 0.09;
    left -= caught;
    sum += (caught / (caught + 0.4)) * (1 - Math.abs(temperature - 22) / 40);
  }
  return sum * water;
}

function weather(steps, seed) {
  let state = seed;
  const found = [];
  for (let i = 0; i < steps; i++) {
    state = (state * 16807) % 2147483647;
    const hour = i % 24;
    found.push({ outside: 9 + 8 * Math.sin((hour - 8) / 3.8) + (state % 100) / 40, sun: Math.max(0, Math.sin((hour - 6) / 3.9)) });
  }
  return found;
}

function best(beds, count) {
  return [...beds].sort((a, b) => b.grown - a.grown || a.number - b.number).slice(0, count);
}

function cost(house, price) {
  const settings = strict({ price, tax: 0.19 });
  return (house.energy * settings.price * (1 + settings.tax)).toFixed(2);
}

function main() {
  const beds = Array.from({ length: 160 }, (_, i) => new Bed(i, 15 + (i % 7), 0.3 + (i % 11) / 20));
  const house = new Greenhouse(beds, strict({ ...DEFAULTS, warmest: 31 }));
  let days = 0;
  for (const [i, { outside, sun }] of weather(24 * 620, 11).entries()) {
    house.step(outside, sun);
    if (i % 24 === 23) days++;
  }
  console.log('days', days, 'energy', house.energy.toFixed(1), 'cost', cost(house, 0.31));
  console.log(best(beds, 3).map((bed) => `${bed.number}: ${bed.grown.toFixed(4)} ${bed.heated} ${bed.watered}`).join('; '));
}

main();
