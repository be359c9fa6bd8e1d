// Temperatures of a rod whose ends are not measured.
function rod(length) {
  const cells = [];
  for (let i = 0; i < length; i++) cells.push(20 + (i % 50) * 1.5);
  cells[0] = null;
  cells[length - 1] = null;
  return cells;
}

function conduct(cells, factor) {
  for (let i = 2; i < cells.length - 2; i++) {
    cells[i] += factor * (cells[i - 1] - 2 * cells[i] + cells[i + 1]);
  }
}

function warmest(cells) {
  let most = -Infinity;
  for (let i = 1; i < cells.length - 1; i++) if (cells[i] > most) most = cells[i];
  return most;
}

function collatz(limit) {
  let longest = 0;
  for (let start = 1; start < limit; start++) {
    let steps = 0;
    for (let n = start; n !== 1; n = n % 2 === 0 ? n / 2 : 3 * n + 1) steps++;
    if (steps > longest) longest = steps;
  }
  return longest;
}

const cells = rod(10000);
let sum = 0;
for (let second = 0; second < 3000; second++) {
  conduct(cells, 0.2);
  if (second % 4 === 0) sum += warmest(cells);
}
console.log(sum.toFixed(6), collatz(150000));
