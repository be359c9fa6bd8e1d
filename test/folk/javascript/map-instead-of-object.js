'use strict';
// Count in a `Map` instead of an object.
const after = process.argv[2] === 'after';
const words = Array.from({ length: 50_000 }, (_, i) => `w${(i * 7919) % 2003}`);
function inObject() {
  const counts = Object.create(null);
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return Object.keys(counts).length;
}
function inMap() {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts.size;
}
let sum = 0;
for (let round = 0; round < 150; round++) sum += after ? inMap() : inObject();
console.log(sum);
