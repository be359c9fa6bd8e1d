'use strict';

function fold(values, step, start) {
  let result = start;
  for (let i = 0; i < values.length; i++) result = step(result, values[i], i);
  return result;
}

const statistics = {
  sum: (values) => fold(values, (total, value) => total + value, 0),
  least: (values) => fold(values, (low, value) => (value < low ? value : low), Infinity),
  most: (values) => fold(values, (high, value) => (value > high ? value : high), -Infinity),
  energy: (values) => fold(values, (total, value) => total + value * value, 0),
  crossings: (values) => fold(values, (count, value, i) => (i > 0 && (value < 0) !== (values[i - 1] < 0) ? count + 1 : count), 0),
  roughness: (values) => fold(values, (total, value, i) => (i > 0 ? total + Math.abs(value - values[i - 1]) : total), 0),
  above: (values) => fold(values, (count, value) => (value > 0.8 ? count + 1 : count), 0),
  smooth: (values) => fold(values, (level, value) => level * 0.9 + value * 0.1, 0),
  ramp: (values) => fold(values, (total, value, i) => total + value * i, 0),
};

function noise(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 2147483648 - 1;
  };
}

class Channel {
  constructor(name, rate) {
    this.name = name;
    this.rate = rate;
    this.rows = [];
  }

  record(values) {
    const row = new Float64Array(9);
    let column = 0;
    for (const name in statistics) row[column++] = statistics[name](values);
    this.rows.push(row);
  }

  summary() {
    const sums = new Float64Array(9);
    for (const row of this.rows) for (let i = 0; i < 9; i++) sums[i] += row[i];
    return [...sums].map((sum) => (sum / this.rows.length).toFixed(4));
  }
}

/** One window of a signal: two waves, made by recurrence, and noise. */
function fill(window, rate, random) {
  const turn = 2 * Math.cos(rate);
  let before = Math.sin(-rate);
  let now = 0;
  for (let i = 0; i < window.length; i++) {
    window[i] = 0.7 * now + 0.3 * random();
    const next = turn * now - before;
    before = now;
    now = next;
  }
}

/** Strength at a handful of lags. */
function autocorrelation(window, lags) {
  let strongest = 0;
  let most = -Infinity;
  for (const lag of lags) {
    let sum = 0;
    for (let i = lag; i < window.length; i++) sum += window[i] * window[i - lag];
    if (sum > most) {
      most = sum;
      strongest = lag;
    }
  }
  return strongest;
}

function main() {
  const random = noise(8);
  const channels = [new Channel('pump', 0.11), new Channel('fan', 0.031), new Channel('belt', 0.23)];
  const window = new Float64Array(2000);
  const lags = Array.from({ length: 36 }, (_, i) => 4 + i * 5);
  const periods = new Map();
  for (let round = 0; round < 850; round++) {
    for (const channel of channels) {
      fill(window, channel.rate, random);
      channel.record(window);
      const key = `${channel.name}@${autocorrelation(window, lags)}`;
      periods.set(key, (periods.get(key) ?? 0) + 1);
    }
  }
  for (const channel of channels) console.log(channel.name, channel.summary().join(' '));
  console.log([...periods].slice(0, 3).join(' '));
}

main();
