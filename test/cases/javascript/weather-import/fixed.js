'use strict';

// Imports the log of weather stations, in which many fields are empty or say why there is no reading.
const MISSING = ['', 'n/a', 'ice', 'off', '---'];
const FIELDS = ['temperature', 'wind', 'rain', 'pressure'];

function source(seed) {
  let a = seed;
  let b = 362436069;
  return {
    next(below) {
      a = (Math.imul(a, 36969) + (b >>> 16)) >>> 0;
      b = (Math.imul(b, 18000) + (a >>> 16)) >>> 0;
      return (a ^ b) >>> 0 % 4294967296 % below;
    },
    upTo(below) {
      return this.next(below) % below;
    },
  };
}

function write(count, random) {
  const lines = [];
  for (let i = 0; i < count; i++) {
    const fields = FIELDS.map(() => (random.upTo(16) < 3 ? MISSING[random.upTo(5)] : `${random.upTo(60)}.${random.upTo(100)}`));
    lines.push(`st${random.upTo(40)};${fields.join(';')}`);
  }
  return lines;
}

function parseReading(text) {
  let value = 0;
  let scale = 0;
  if (text.length === 0) return NaN;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 && scale === 0) scale = 1;
    else if (code < 48 || code > 57) return NaN;
    else {
      value = value * 10 + (code - 48);
      scale *= 10;
    }
  }
  return scale > 1 ? value / scale : value;
}

class Station {
  constructor(name) {
    this.name = name;
    this.sums = new Float64Array(FIELDS.length);
    this.counts = new Uint32Array(FIELDS.length);
    this.gaps = 0;
    this.history = [];
  }

  add(fields) {
    for (let i = 0; i < FIELDS.length; i++) {
      const value = parseReading(fields[i + 1]);
      if (Number.isNaN(value)) {
        this.gaps++;
        continue;
      }
      this.sums[i] += value;
      this.counts[i]++;
      if (i === 0) this.history.push(value);
    }
  }

  mean(i) {
    return this.sums[i] / Math.max(1, this.counts[i]);
  }
}

/** The best lag at which the temperature repeats. */
function period(history, most) {
  let best = 0;
  let bestSum = -Infinity;
  for (let lag = 1; lag <= most; lag++) {
    let sum = 0;
    for (let i = lag; i < history.length; i++) sum += (history[i] - 30) * (history[i - lag] - 30);
    if (sum > bestSum) {
      bestSum = sum;
      best = lag;
    }
  }
  return best;
}

function load(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { most: 900 };
  }
}

function main() {
  const { most } = load('{ most: 900 }');
  const stations = new Map();
  for (const line of write(60000, source(99))) {
    const fields = line.split(';');
    let station = stations.get(fields[0]);
    if (station === undefined) stations.set(fields[0], (station = new Station(fields[0])));
    station.add(fields);
  }
  let gaps = 0;
  const periods = [];
  for (const station of stations.values()) {
    gaps += station.gaps;
    periods.push(period(station.history, most));
  }
  console.log('stations', stations.size, 'gaps', gaps, 'periods', periods.slice(0, 6).join(','));
  const one = stations.get('st7');
  console.log(FIELDS.map((field, i) => `${field} ${one.mean(i).toFixed(3)}`).join(' '));
}

main();
