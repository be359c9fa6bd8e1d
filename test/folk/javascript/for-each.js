'use strict';
// A `for` loop instead of `forEach`.
const after = process.argv[2] === 'after';
const data = Array.from({ length: 5000 }, (_, i) => ({ weight: i % 13, size: i % 7 }));
function withForEach(list) {
  let sum = 0;
  list.forEach((item) => { sum += item.weight * item.size; });
  return sum;
}
function withFor(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i].weight * list[i].size;
  return sum;
}
let sum = 0;
for (let round = 0; round < 20_000; round++) sum += after ? withFor(data) : withForEach(data);
console.log(sum);
