'use strict';
// An arrow function instead of `bind`.
const after = process.argv[2] === 'after';
class Scale {
  constructor(factor) {
    this.factor = factor;
    this.byBind = this.scale.bind(this);
    this.byArrow = (x) => this.scale(x);
  }
  scale(x) { return x * this.factor; }
}
const scale = new Scale(3);
const call = after ? scale.byArrow : scale.byBind;
const data = Array.from({ length: 4000 }, (_, i) => i % 100);
let sum = 0;
for (let round = 0; round < 20_000; round++) for (let i = 0; i < data.length; i++) sum += call(data[i]);
console.log(sum);
