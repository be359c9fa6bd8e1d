'use strict';
// Keep `try`/`catch` out of hot functions.
const after = process.argv[2] === 'after';
const data = Array.from({ length: 2000 }, (_, i) => ({ id: i, price: (i * 37) % 101, text: String(i) }));
function priceIn(item) {
  try {
    if (item.price < 0) throw new RangeError('price');
    return item.price * 3 + item.text.length;
  } catch {
    return 0;
  }
}
function checkedPrice(item) {
  if (item.price < 0) throw new RangeError('price');
  return item.price * 3 + item.text.length;
}
function total(of) {
  let sum = 0;
  for (let round = 0; round < 30_000; round++) for (const item of data) sum += of(item);
  return sum;
}
console.log(total(after ? checkedPrice : priceIn));
