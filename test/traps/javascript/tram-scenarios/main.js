'use strict';
// A day of trams under different scenarios: waiting, crowding, delays.
const NETWORK = {
  lines: [
    { name: 'A', stops: 14, every: 6, seats: 90 }, { name: 'B', stops: 22, every: 9, seats: 120 },
    { name: 'C', stops: 9, every: 5, seats: 70 }, { name: 'D', stops: 31, every: 12, seats: 150 },
  ],
  demand: { morning: 14, noon: 7, evening: 11, night: 2 },
  works: [{ line: 'B', from: 4, to: 7 }],
};

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

function scenario(number) {
  const own = JSON.parse(JSON.stringify(NETWORK));
  own.demand.morning += number % 5;
  own.demand.evening += number % 3;
  own.lines[number % own.lines.length].every -= 1;
  return own;
}

function demandAt(demand, minute) {
  if (minute < 360 || minute > 1320) return demand.night;
  if (minute < 600) return demand.morning;
  return minute < 960 ? demand.noon : demand.evening;
}

class Tram {
  constructor(line) {
    this.line = line;
    this.stop = 0;
    this.riders = 0;
    this.late = 0;
  }

  advance(waiting, below) {
    const { stops, seats } = this.line;
    const leaving = Math.floor(this.riders * (1 + below(3)) / stops);
    this.riders -= leaving;
    const boarding = Math.min(waiting[this.stop], seats - this.riders);
    this.riders += boarding;
    waiting[this.stop] -= boarding;
    this.late += boarding > 20 ? 1 : 0;
    this.stop = (this.stop + 1) % stops;
    return waiting[this.stop];
  }
}

function day({ lines, demand, works }, below) {
  let waited = 0;
  for (const line of lines) {
    const waiting = new Array(line.stops).fill(0);
    const trams = Array.from({ length: Math.ceil(line.stops * 2 / line.every) }, () => new Tram(line));
    const work = works.find((each) => each.line === line.name);
    for (let minute = 0; minute < 1440; minute++) {
      const come = demandAt(demand, minute);
      for (let stop = 0; stop < waiting.length; stop++) if (below(100) < come) waiting[stop]++;
      if (minute % 2 === 0) for (const tram of trams) waited += tram.advance(waiting, below);
      if (work !== undefined && minute % 60 === 0) waited += waiting[work.from];
    }
  }
  return waited;
}

const count = Number(process.argv[2] ?? 350);
const below = numbers(9);
const waits = Array.from({ length: count }, (_, i) => day(scenario(i), below));
console.log(Math.max(...waits), Math.min(...waits), waits.reduce((a, b) => a + b, 0), NETWORK.lines[0].every);
