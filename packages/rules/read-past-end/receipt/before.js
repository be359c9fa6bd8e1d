// Words of a sentence that are followed by a longer one, where reading is nearly all there is to do; or the rhythm of beats, where it is not.
function rising(lengths) {
  let found = 0;
  for (let i = 0; i < lengths.length; i++) {
    if (lengths[i + 1] > lengths[i]) found += lengths[i + 1] - lengths[i];
  }
  return found;
}

function rhythm(times, weights, bins) {
  let energy = 0;
  for (let i = 0; i < times.length; i++) {
    const next = times[i + 1];
    if (next > times[i]) {
      const gap = next - times[i];
      const bin = (gap * 5 + i) & 63;
      bins[bin] = (bins[bin] * 7 + gap) & 1023;
      energy += Math.sqrt(gap) * weights[i & 7] + Math.abs(bins[bin] - 512) / 1024;
    }
  }
  return energy;
}

function sentences(count) {
  const all = [];
  let state = 3;
  for (let i = 0; i < count; i++) {
    const lengths = [];
    for (let n = 0; n < 9; n++) {
      state = (state * 48271) % 2147483647;
      lengths.push(1 + (state % 11));
    }
    all.push(lengths);
  }
  return all;
}

function queens(size, row, columns, left, right) {
  if (row === size) return 1;
  let count = 0;
  for (let free = ~(columns | left | right) & ((1 << size) - 1); free !== 0; free &= free - 1) {
    const bit = free & -free;
    count += queens(size, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

const all = sentences(5000);
let found = 0;
if (process.argv[2] === 'rhythm') {
  const bins = new Int32Array(64);
  const weights = Float64Array.from([1, 0.4, 0.7, 0.4, 0.9, 0.4, 0.7, 0.5]);
  for (let round = 0; round < 1200; round++) {
    for (const times of all) found += rhythm(times, weights, bins);
  }
} else {
  for (let round = 0; round < 1000; round++) {
    for (const lengths of all) found += rising(lengths);
  }
}
console.log(found.toFixed(3), queens(11, 0, 0, 0, 0));
