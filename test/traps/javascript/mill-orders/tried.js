'use strict';
// A mill: orders of the day, grinding, the wear of its stones.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

const GRAINS = ['rye', 'wheat', 'oat', 'barley'];
const HARDNESS = { rye: 1.2, wheat: 1, oat: 0.8, barley: 1.1 };

function ordersOf(below) {
  return Array.from({ length: 12 }, () => ({ grain: GRAINS[below(4)], sacks: 1 + below(9) }));
}

function sumsOf(orders) {
  const sums = {};
  for (const { grain, sacks } of orders) sums[grain] = (sums[grain] ?? 0) + sacks;
  return sums;
}

class Stone {
  constructor(teeth) {
    this.teeth = new Float64Array(teeth).fill(10);
    this.turns = 0;
    this.flour = 0;
  }

  grind(sacks, hardness) {
    const { teeth } = this;
    for (let sack = 0; sack < sacks; sack++) {
      let left = 400;
      while (left > 0) {
        let taken = 0;
        for (let i = 0; i < teeth.length; i++) {
          taken += teeth[i] * 0.02;
          teeth[i] -= 1e-7 * hardness * (1 + (i & 3));
        }
        left -= taken;
        this.turns++;
        this.flour += taken;
      }
    }
  }

  dress() {
    let worst = 10;
    for (const tooth of this.teeth) if (tooth < worst) worst = tooth;
    if (worst < 7) this.teeth.fill(10);
    return worst;
  }
}

const days = Number(process.argv[2] ?? 5000);
const below = numbers(73);
const stone = new Stone(64);
let [sacks, worst] = [0, 10];
for (let day = 0; day < days; day++) {
  const sums = sumsOf(ordersOf(below));
  for (const grain of GRAINS) {
    const count = sums[grain] ?? 0;
    sacks += count;
    stone.grind(count, HARDNESS[grain]);
  }
  worst = Math.min(worst, stone.dress());
}
console.log(sacks, stone.turns, stone.flour.toFixed(3), worst.toFixed(6));
