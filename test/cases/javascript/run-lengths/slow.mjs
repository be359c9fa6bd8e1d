class Noise {
  #word;

  constructor(seed) {
    this.#word = seed >>> 0;
  }

  below(limit) {
    let word = this.#word;
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    this.#word = word >>> 0;
    return this.#word % limit;
  }
}

function drawing(width, height, noise) {
  const rows = [];
  for (let y = 0; y < height; y++) {
    const row = [];
    let colour = noise.below(4);
    while (row.length < width) {
      for (let n = 1 + noise.below(9); n > 0 && row.length < width; n--) row.push(colour);
      colour = noise.below(4);
    }
    rows.push(row);
  }
  return rows;
}

function encode(row, out) {
  let written = 0;
  let start = 0;
  while (start < row.length) {
    const colour = row[start];
    let end = start + 1;
    while (row[end] === colour) end++;
    out[written++] = (end - start) * 4 + colour;
    start = end;
  }
  return written;
}

function scroll(row, by) {
  const width = row.length;
  const head = row[by % width];
  for (let x = 0; x + 1 < width; x++) row[x] = row[x + 1];
  row[width - 1] = head;
}

class Checksum {
  constructor() {
    this.low = 1;
    this.high = 0;
  }

  update(values, count) {
    let { low, high } = this;
    for (let i = 0; i < count; i++) {
      low = (low + values[i]) % 65521;
      high = (high + low) % 65521;
    }
    this.low = low;
    this.high = high;
  }

  get value() {
    return this.high * 65536 + this.low;
  }
}

function palette(rows) {
  const counts = new Map();
  for (const row of rows) {
    for (const colour of row) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].sort(([one], [other]) => one - other).map(([, count]) => count);
}

const header = (fields) => fields.reduce((text, [name, value]) => ({ ...text, [name]: value }), {});

const noise = new Noise(0xbeef);
const rows = drawing(24, 1500, noise);
const out = new Int32Array(64);
const checksum = new Checksum();
let written = 0;
for (let frame = 0; frame < 1600; frame++) {
  for (const row of rows) {
    const count = encode(row, out);
    if (frame % 8 === 0) checksum.update(out, count);
    written += count;
  }
  for (let i = 0; i < 50; i++) scroll(rows[noise.below(rows.length)], frame);
}
console.log(JSON.stringify(header([['width', 24], ['height', rows.length], ['written', written]])));
console.log(palette(rows).join(' '), checksum.value);
