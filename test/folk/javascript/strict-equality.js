'use strict';
// `===` instead of `==`.
const after = process.argv[2] === 'after';
const data = Array.from({ length: 5000 }, (_, i) => (i * 13) % 17);
function loose(list) {
  let count = 0;
  for (let i = 0; i < list.length; i++) if (list[i] == 3) count++;
  return count;
}
function strict(list) {
  let count = 0;
  for (let i = 0; i < list.length; i++) if (list[i] === 3) count++;
  return count;
}
let sum = 0;
for (let round = 0; round < 60_000; round++) sum += after ? strict(data) : loose(data);
console.log(sum);
