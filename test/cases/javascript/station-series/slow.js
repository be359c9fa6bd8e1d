'use strict';

function park(seed) {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

function series(length, random) {
  const values = [];
  let level = 12;
  for (let i = 0; i < length; i++) {
    level += (random() - 0.5) * 0.8 + (12 - level) * 0.01;
    values.push(level);
  }
  for (let i = 0; i < length; i++) {
    if (random() < 0.02) values[i] = null;
  }
  return values;
}

/** The stretches of readings between gaps, as pairs of first and last index. */
function stretches(values) {
  const found = [];
  let from = 0;
  for (let i = 0; i <= values.length; i++) {
    if (i === values.length || values[i] === null) {
      if (i - from > 2) found.push([from, i - 1]);
      from = i + 1;
    }
  }
  return found;
}

class Station {
  constructor(name, values) {
    this.name = name;
    this.values = values;
    this.offset = 0.25;
    this.stretches = stretches(values);
  }

  /** Draws each reading towards the mean of the two beside it. */
  relax(strength) {
    const { values } = this;
    for (const [from, to] of this.stretches) {
      for (let i = from + 1; i < to; i++) {
        values[i] += strength * ((values[i - 1] + values[i + 1]) / 2 - values[i]);
      }
    }
  }

  mean() {
    let sum = 0;
    let count = 0;
    for (const value of this.values) {
      if (value === null) continue;
      sum += value;
      count++;
    }
    return sum / count + this.offset;
  }
}

/** Wind over the hours, as counts in the sectors of a rose. */
function rose(hours, random) {
  const counts = new Map();
  let direction = 8;
  for (let hour = 0; hour < hours; hour++) {
    direction = (direction + Math.floor(random() * 3) + 15) % 16;
    const sector = direction >> 1;
    counts.set(sector, (counts.get(sector) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one - other).map(([, count]) => count);
}

function rainfall(cells, hours, random) {
  const water = new Float64Array(cells);
  let run = 0;
  for (let hour = 0; hour < hours; hour++) {
    const from = Math.floor(random() * cells);
    for (let i = 0; i < cells; i++) {
      const distance = Math.abs(i - from);
      if (distance < 40) water[i] += (40 - distance) * 0.01;
      const out = water[i] > 1 ? (water[i] - 1) * 0.2 : 0;
      water[i] -= out;
      run += out;
    }
  }
  return run;
}

function heading(...parts) {
  const pattern = new RegExp('-+', 'g');
  return Array.prototype.slice.call(parts).join('--').replace(pattern, ' ');
}

function main() {
  const random = park(17);
  const stations = ['harbour', 'airport', 'summit'].map((name) => new Station(name, series(10000, random)));
  const means = new Map();
  for (let round = 0; round < 1400; round++) {
    for (const station of stations) {
      station.relax(0.05);
      if (round % 20 !== 0) continue;
      const key = `${station.name} ${Math.floor(station.mean())}`;
      means.set(key, (means.get(key) ?? 0) + 1);
    }
  }
  console.log(heading(...stations.map(({ name }) => name)), [...means].map(([key, count]) => `${key}:${count}`).join(' '));
  console.log(stations.map((station) => station.mean().toFixed(6)).join(' '));
  console.log(rose(1000000, random).join(' '), rainfall(3000, 9000, random).toFixed(4));
}

main();
