'use strict';
// Rest parameters instead of `arguments` in a function that counts them.
const after = process.argv[2] === 'after';
function byArguments() {
  let sum = 0;
  for (let i = 0; i < arguments.length; i++) sum += arguments[i];
  return sum;
}
function byRest(...all) {
  let sum = 0;
  for (let i = 0; i < all.length; i++) sum += all[i];
  return sum;
}
let sum = 0;
for (let i = 0; i < 60_000_000; i++) sum += after ? byRest(i & 3, 1, 2) : byArguments(i & 3, 1, 2);
console.log(sum);
