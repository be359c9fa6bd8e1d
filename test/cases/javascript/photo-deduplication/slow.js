'use strict';
/* Finds equal tiles in small photographs by a 64 bit hash, and compares their colours. */

function noise(seed) {
  let s = seed;
  return function () {
    s = (Math.imul(s, 214013) + 2531011) | 0;
    return (s >>> 16) & 0x7fff;
  };
}

function photograph(width, height, next) {
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const sky = next() & 3;
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = (next() & 7) === 0 ? next() & 15 : ((x >> 3) + sky + (y >> 3)) & 15;
    }
  }
  return { width, height, pixels };
}

function tileOf(photo, left, top, size, into) {
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) into[y * size + x] = photo.pixels[(top + y) * photo.width + left + x] >> 2;
  }
  return into;
}

const PRIME = 0x100000001b3n;
const MASK = 0xffffffffffffffffn;

function hash(bytes) {
  let h = 0xcbf29ce484222325n;
  for (let i = 0; i < bytes.length; i++) {
    h = ((h ^ BigInt(bytes[i])) * PRIME) & MASK;
  }
  return Number(h & 0x1fffffffffffffn);
}

function blur(photo, rounds) {
  const { width, height } = photo;
  let from = Float32Array.from(photo.pixels);
  for (let round = 0; round < rounds; round++) {
    const to = new Float32Array(from.length);
    for (let y = 1; y < height - 1; y++) {
      for (let x = 1; x < width - 1; x++) {
        const at = y * width + x;
        to[at] = (from[at] * 4 + from[at - 1] + from[at + 1] + from[at - width] + from[at + width]) / 8;
      }
    }
    from = to;
  }
  let sum = 0;
  for (const value of from) sum += value;
  return sum;
}

function histogram(photo) {
  const counts = new Uint32Array(16);
  for (const pixel of photo.pixels) counts[pixel]++;
  return counts;
}

class Index {
  constructor() {
    this.tiles = new Map();
    this.total = 0;
  }

  add(key, photo) {
    this.total++;
    const known = this.tiles.get(key);
    if (known === undefined) this.tiles.set(key, [photo]);
    else if (known[known.length - 1] !== photo) known.push(photo);
  }

  shared() {
    let count = 0;
    for (const photos of this.tiles.values()) if (photos.length > 1) count++;
    return count;
  }
}

function bytesOnDisk(photos) {
  let total = 0n;
  for (const { width, height } of photos) total += BigInt(width) * BigInt(height) + 54n;
  return total;
}

function main() {
  const next = noise(1);
  const index = new Index();
  const photos = [];
  for (let i = 0; i < 40; i++) photos.push(photograph(160, 120, next));
  const tile = new Uint8Array(16);
  let last = 0;
  photos.forEach((photo, number) => {
    for (let top = 0; top + 4 <= photo.height; top += 2) {
      for (let left = 0; left + 4 <= photo.width; left += 2) {
        last = hash(tileOf(photo, left, top, 4, tile));
        index.add(last, number);
      }
    }
  });
  let light = 0;
  for (const photo of photos) light += blur(photo, 40);
  console.log('tiles', index.total, 'different', index.tiles.size, 'shared', index.shared(), 'last', last.toString(16));
  console.log('light', light.toFixed(2), 'bytes', String(bytesOnDisk(photos)), histogram(photos[3]).join(' '));
}

main();
