'use strict';
// Wave heights of buoys, averaged over the last readings.
const WIDTH = 12;

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Buoy {
  constructor(name, limit) {
    this.name = name;
    this.limit = limit;
    this.alarms = 0;
    this.peak = 0;
    this.calm = 0;
  }

  follow(heights) {
    const window = new Array(WIDTH).fill(0);
    for (const height of heights) {
      window.shift();
      window.push(height);
      let sum = 0;
      for (const each of window) sum += each;
      const mean = sum / WIDTH;
      if (mean > this.limit) this.alarms++;
      if (mean > this.peak) this.peak = mean;
      if (height < 20 && mean < 40) this.calm++;
    }
  }
}

function heightsOf(below, count, offset) {
  const found = [];
  let height = 60 + offset;
  for (let i = 0; i < count; i++) {
    height = Math.max(0, Math.min(200, height + below(41) - 20));
    found.push(height);
  }
  return found;
}

function roughest(buoys) {
  return [...buoys].sort((a, b) => b.alarms - a.alarms || a.name.localeCompare(b.name))[0].name;
}

function longestRise(heights) {
  let best = 0;
  let run = 0;
  for (let i = 1; i < heights.length; i++) {
    run = heights[i] > heights[i - 1] ? run + 1 : 0;
    if (run > best) best = run;
  }
  return best;
}

const below = numbers(77);
const rounds = Number(process.argv[2] ?? 350);
const buoys = Array.from({ length: 10 }, (_, i) => new Buoy(`buoy ${i}`, 90 + 4 * i));
const logs = buoys.map((_, i) => heightsOf(below, 6000, 6 * i));
let rise = 0;
for (let round = 0; round < rounds; round++) {
  buoys.forEach((buoy, i) => buoy.follow(logs[i]));
  rise = Math.max(rise, longestRise(logs[round % logs.length]));
}
for (const buoy of buoys) console.log(buoy.name, buoy.alarms, buoy.calm, buoy.peak.toFixed(3));
console.log(roughest(buoys), rise);
