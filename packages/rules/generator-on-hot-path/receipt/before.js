/** Heat spreads over a plate, from the neighbours of each cell. */
const size = 90;

function* around(x, y) {
  if (x > 0) yield y * size + x - 1;
  if (x + 1 < size) yield y * size + x + 1;
  if (y > 0) yield (y - 1) * size + x;
  if (y + 1 < size) yield (y + 1) * size + x;
}

function mean(plate, x, y) {
  let sum = 0;
  let count = 0;
  for (const at of around(x, y)) {
    sum += plate[at];
    count++;
  }
  return sum / count;
}

function spread(plate) {
  const next = new Float64Array(plate.length);
  for (let y = 0; y < size; y++) for (let x = 0; x < size; x++) next[y * size + x] = mean(plate, x, y);
  return next;
}

/** What stays as it is has a function of its own, which is compiled the same whatever the other one does. */
function radiate(plate) {
  for (let i = 0; i < plate.length; i++) {
    let left = plate[i];
    for (let round = 0; round < 60; round++) left -= left * left * 1e-6;
    plate[i] = left;
  }
}

let plate = Float64Array.from({ length: size * size }, (_, i) => (i * 37) % 101);
for (let step = 0; step < 400; step++) {
  plate = spread(plate);
  radiate(plate);
}
console.log(plate.reduce((a, b) => a + b, 0).toFixed(6));
