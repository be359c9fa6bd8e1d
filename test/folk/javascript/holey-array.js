'use strict';
// Fill arrays by `push`, so that they are never holey.
const after = process.argv[2] === 'after';
function holey(n) {
  const list = new Array(n);
  for (let i = 0; i < n; i++) list[i] = (i * 31) & 1023;
  return list;
}
function packed(n) {
  const list = [];
  for (let i = 0; i < n; i++) list.push((i * 31) & 1023);
  return list;
}
function sumOf(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) sum += list[i];
  return sum;
}
const lists = Array.from({ length: 50 }, () => (after ? packed : holey)(2000));
let sum = 0;
for (let round = 0; round < 4000; round++) for (const list of lists) sum += sumOf(list);
console.log(sum);
