'use strict';
// `Object.keys` instead of `for`/`in`.
const after = process.argv[2] === 'after';
const records = Array.from({ length: 500 }, (_, i) => ({ id: i, price: i % 7, size: i % 11, count: i % 3 }));
function forIn(record) {
  let sum = 0;
  for (const key in record) sum += record[key];
  return sum;
}
function keys(record) {
  let sum = 0;
  for (const key of Object.keys(record)) sum += record[key];
  return sum;
}
let sum = 0;
for (let round = 0; round < 6000; round++) for (const record of records) sum += after ? keys(record) : forIn(record);
console.log(sum);
