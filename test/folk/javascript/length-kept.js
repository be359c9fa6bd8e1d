'use strict';
// Keep the length of an array in a variable in the head of a loop.
const after = process.argv[2] === 'after';
const data = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 1013);
function plain(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i] & 255;
  return sum;
}
function kept(list) {
  let sum = 0;
  for (let i = 0, n = list.length; i < n; i++) sum += list[i] & 255;
  return sum;
}
let sum = 0;
for (let round = 0; round < 60_000; round++) sum += after ? kept(data) : plain(data);
console.log(sum);
