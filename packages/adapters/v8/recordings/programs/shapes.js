'use strict';
// One access that sees six shapes, in a function that is called from a loop; and what V8 does about it.
class Circle { constructor(x) { this.r = x; this.area = x * x * 3; } }
class Square { constructor(x) { this.side = x; this.area = x * x; } }
class Named { constructor(x) { if (x % 2) this.name = 'odd'; if (x % 3) this.third = true; this.area = x; } }
const shapes = Array.from({ length: 600 }, (_, i) => (i % 3 === 0 ? new Circle(i) : i % 3 === 1 ? new Square(i) : new Named(i)));
shapes.push({ area: 1 }, { unit: 'm', area: 2 });

function areaOf(shape, weight) {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    sum += shape.area * weight;
  }
  return sum;
}

function total(list) {
  let sum = 0;
  for (let i = 0; i < list.length; i++) {
    sum += areaOf(list[i], i);
  }
  return sum;
}

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
function sumByName(record) {
  let sum = 0;
  for (const name of NAMES) sum += record[name];
  return sum;
}

function add(a, b) {
  return a + b;
}

function fold(n, by) {
  let sum = 0;
  for (let i = 0; i < n; i++) sum = add(sum, by);
  return sum;
}

let result = 0;
for (let round = 0; round < 12000; round++) result += total(shapes);
const record = { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7 };
for (let round = 0; round < 8000; round++) result += sumByName(record);
for (let round = 0; round < 800; round++) fold(1000, 1);
fold(1000, 0.5);
for (let round = 0; round < 800; round++) fold(1000, 1.5);
result += fold(3, 'x').length;
console.log(result);
