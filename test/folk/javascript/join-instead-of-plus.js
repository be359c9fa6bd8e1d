'use strict';
// Gather the parts of a text in an array and `join` them, instead of `+=`.
const after = process.argv[2] === 'after';
const words = Array.from({ length: 3000 }, (_, i) => `word${i % 97}`);
function plus() {
  let text = '';
  for (const word of words) text += word + ' ';
  return text.length;
}
function joined() {
  const parts = [];
  for (const word of words) parts.push(word, ' ');
  return parts.join('').length;
}
let sum = 0;
for (let round = 0; round < 5000; round++) sum += after ? joined() : plus();
console.log(sum);
