// The trees of a park: the light that they take, where reading them is nearly all there is to do, or how the wind goes through them.
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

function wind(trees, from, rows) {
  let force = 0;
  let row = 0;
  for (const tree of trees) {
    const bent = Math.atan(from / (1 + tree.crown)) * Math.min(tree.height, 12);
    rows[row] = rows[row] * 0.9 + bent;
    force += Math.sqrt(rows[row] * rows[row] + from) * (tree.height > 15 ? 1.2 : 1);
    row = (row * 5 + 3) % rows.length;
  }
  return force;
}

const trees = plant(4000);
let sum = 0;
if (process.argv[2] === 'wind') {
  const rows = new Float64Array(32);
  for (let from = 1; from <= 900; from++) sum += wind(trees, from / 50, rows);
} else {
  for (let angle = 1; angle <= 2600; angle++) sum += shade(trees, angle / 100);
}
console.log(sum.toFixed(3), walk(18000000));
