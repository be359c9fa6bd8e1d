'use strict';
// Places of boats in a regatta, lap by lap.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Fleet {
  constructor(boats, below) {
    this.times = new Array(boats).fill(0);
    this.skill = Array.from({ length: boats }, () => 40 + below(25));
    this.points = new Array(boats).fill(0);
    this.order = [...this.times];
  }

  lap(below) {
    const { times, skill, order } = this;
    for (let i = 0; i < times.length; i++) {
      order.splice(placeOf(order, times[i]), 1);
      times[i] += skill[i] + below(30);
      order.splice(placeOf(order, times[i]), 0, times[i]);
    }
  }
}

function bestTimes(fleet) {
  return fleet.order;
}

function placeOf(order, time) {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

function score(fleet, order) {
  for (let i = 0; i < fleet.times.length; i++) {
    const place = placeOf(order, fleet.times[i]);
    fleet.points[i] += place < 10 ? 10 - place : 0;
  }
}

function spread(order) {
  return order[order.length - 1] - order[0];
}

const laps = Number(process.argv[2] ?? 35_000);
const below = numbers(51);
const fleet = new Fleet(120, below);
let widest = 0;
for (let lap = 0; lap < laps; lap++) {
  fleet.lap(below);
  const order = bestTimes(fleet);
  score(fleet, order);
  if (spread(order) > widest) widest = spread(order);
  if (lap % 12 === 11) fleet.order = [...fleet.times.fill(0)];
}
console.log(widest, Math.max(...fleet.points), fleet.points.indexOf(Math.max(...fleet.points)), fleet.points.reduce((a, b) => a + b, 0));
