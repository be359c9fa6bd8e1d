// The light that the trees of a park take, angle by angle.
const kinds = [
  (height, crown) => ({ height, crown }),
  (height, crown) => ({ needles: true, height, crown }),
  (height, crown) => ({ fruit: 'acorn', height, crown }),
  (height, crown) => ({ planted: 1970, height, crown }),
  (height, crown) => ({ crown, height }),
  (height, crown) => ({ blossom: 'white', bees: 40, height, crown }),
];

function walk(length) {
  let position = 1;
  for (let step = 0; step < length; step++) position = (position * 1103515 + step) % 2147483647;
  return position;
}

function plant(count) {
  const trees = [];
  let state = 7;
  for (let i = 0; i < count; i++) {
    state = (state * 16807) % 2147483647;
    trees.push(kinds[state % kinds.length](3 + (state % 290) / 10, 1 + (state % 70) / 10));
  }
  return trees;
}

function shade(trees, slope) {
  let total = 0;
  for (const tree of trees) total += tree.crown * (tree.height + slope);
  return total;
}

const trees = plant(4000);
let sum = 0;
for (let angle = 1; angle <= 2600; angle++) sum += shade(trees, angle / 100);
console.log(sum.toFixed(3), walk(18000000));
