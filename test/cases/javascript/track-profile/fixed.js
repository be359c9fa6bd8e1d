'use strict';

function lehmer(seed) {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function segments(count, random) {
  const result = [];
  let height = 300;
  for (let s = 0; s < count; s++) {
    const heights = [];
    const length = 8 + Math.floor(random() * 16);
    for (let i = 0; i < length; i++) {
      height += (random() - 0.5) * 6;
      heights.push(height);
    }
    result.push({ surface: Math.floor(random() * 4), heights });
  }
  return result;
}

function climb(heights) {
  let up = 0;
  for (let i = 0; i < heights.length - 1; i++) {
    const rise = heights[i + 1] - heights[i];
    if (rise > 0) up += rise;
  }
  return up;
}

class Profile {
  constructor() {
    this.perSurface = new Float64Array(4);
    this.lowest = Infinity;
    this.highest = -Infinity;
  }

  add({ surface, heights }) {
    this.perSurface[surface] += climb(heights);
    for (let i = 0; i < heights.length; i++) {
      if (heights[i] < this.lowest) this.lowest = heights[i];
      if (heights[i] > this.highest) this.highest = heights[i];
    }
  }
}

/** Time of a rider over the segments, by a simple balance of power. */
function ride(all, power, mass) {
  let speed = 5;
  let seconds = 0;
  for (const { surface, heights } of all) {
    const grade = (heights[heights.length - 1] - heights[0]) / (heights.length * 20);
    const drag = 0.004 + surface * 0.002;
    for (let part = 0; part < 8; part++) {
      const force = power / speed - mass * 9.81 * (grade + drag) - 0.2 * speed * speed;
      speed = Math.max(1, Math.min(22, speed + (force / mass) * 0.5));
      seconds += (heights.length * 2.5) / speed;
    }
  }
  return seconds;
}

function surfaces(all) {
  const names = ['asphalt', 'gravel', 'cobbles', 'sand'];
  const counts = new Map();
  for (const { surface } of all) counts.set(names[surface], (counts.get(names[surface]) ?? 0) + 1);
  return counts;
}

function caption(record) {
  let text = '';
  for (const key in record) text += `${key} ${record[key]} `;
  return text.trim();
}

function main() {
  const random = lehmer(88);
  const all = segments(3000, random);
  const profile = new Profile();
  let seconds = 0;
  for (let round = 0; round < 700; round++) {
    for (const segment of all) profile.add(segment);
    seconds += ride(all, 180 + (round % 10) * 5, 80);
  }
  const { lowest, highest } = profile;
  console.log(caption(Object.fromEntries(surfaces(all))));
  console.log(caption({ lowest: lowest.toFixed(3), highest: highest.toFixed(3), climbed: [...profile.perSurface].map((up) => up.toFixed(3)).join(' ') }));
  console.log(seconds.toFixed(2));
}

main();
