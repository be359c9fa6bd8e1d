'use strict';
// Let no access see more than one hidden class.
const after = process.argv[2] === 'after';
const mixed = Array.from({ length: 4000 }, (_, i) => (i % 2 ? { size: i % 9, name: 'a' } : { name: 'b', size: i % 9 }));
const alike = mixed.map(({ name, size }) => ({ name, size }));
function total(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i].size;
  return sum;
}
const list = after ? alike : mixed;
let sum = 0;
for (let round = 0; round < 40_000; round++) sum += total(list);
console.log(sum);
