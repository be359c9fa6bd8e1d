'use strict';
// Crosses plants for some generations and follows a few of their traits.

class Chance {
  constructor(seed) {
    this.seed = seed;
  }

  next() {
    this.seed = (Math.imul(this.seed, 747796405) + 2891336453) >>> 0;
    const word = Math.imul((this.seed >>> ((this.seed >>> 28) + 4)) ^ this.seed, 277803737) >>> 0;
    return ((word >>> 22) ^ word) >>> 0;
  }

  below(n) {
    return this.next() % n;
  }
}

const CLIMATE = Object.freeze({ frost: 12, drought: 9, wind: 4, years: 8 });

function plant(height, hardy, thirst, colour) {
  return Object.freeze({ height, hardy, thirst, colour });
}

function founders(count, chance) {
  return Array.from({ length: count }, () => plant(40 + chance.below(60), chance.below(20), chance.below(20), chance.below(6)));
}

function cross(a, b, chance) {
  const coin = chance.next();
  return plant(
    ((a.height + b.height) >> 1) + (coin & 7) - 3,
    (coin & 8) === 0 ? a.hardy : b.hardy,
    (coin & 16) === 0 ? a.thirst : b.thirst,
    (coin & 992) === 0 ? chance.below(6) : (coin & 32) === 0 ? a.colour : b.colour,
  );
}

/** How many of the years of its site a plant would live through. */
function survives({ height, hardy, thirst }, site) {
  let years = 0;
  let year = site * 7919 + 13;
  for (let i = 0; i < CLIMATE.years; i++) {
    year = (Math.imul(year, 1103515245) + 12345) & 0x7fffffff;
    const frost = (year >> 4) % CLIMATE.frost;
    const dry = (year >> 11) % CLIMATE.drought;
    if (frost * 2 > hardy + 18 || dry * 3 > 38 - thirst || (height > 90 && ((year >> 17) & 7) < 2)) continue;
    years++;
  }
  return years;
}

class Garden {
  constructor(plants) {
    this.plants = plants;
    this.tested = 0;
  }

  generation(chance, trials) {
    const next = [];
    const { plants } = this;
    for (let i = 0; i < plants.length; i++) {
      let best = plants[i];
      let bestYears = survives(best, i % 50);
      for (let trial = 0; trial < trials; trial++) {
        const child = cross(plants[i], plants[chance.below(plants.length)], chance);
        this.tested++;
        if (child.hardy + 20 - child.thirst < best.hardy) continue;
        const years = survives(child, i % 50);
        if (years > bestYears) {
          best = child;
          bestYears = years;
        }
      }
      next.push(best);
    }
    this.plants = next;
  }
}

function colours(plants) {
  const counts = new Map();
  for (const { colour } of plants) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts].sort((a, b) => a[0] - b[0]).map(([colour, count]) => `${colour}:${count}`).join(' ');
}

function main() {
  const chance = new Chance(321);
  const garden = new Garden(founders(900, chance));
  console.log('before', colours(garden.plants));
  for (let generation = 0; generation < 200; generation++) garden.generation(chance, 16);
  let height = 0;
  for (const each of garden.plants) height += each.height;
  console.log('after ', colours(garden.plants));
  console.log('tested', garden.tested, 'height', (height / garden.plants.length).toFixed(3));
}

main();
