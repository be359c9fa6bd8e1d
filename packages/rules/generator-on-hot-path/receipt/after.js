/** Heat spreads over a plate, from the neighbours of each cell. */
const size = 90;

function mean(plate, x, y) {
  const at = y * size + x;
  let sum = 0;
  let count = 0;
  if (x > 0) {
    sum += plate[at - 1];
    count++;
  }
  if (x + 1 < size) {
    sum += plate[at + 1];
    count++;
  }
  if (y > 0) {
    sum += plate[at - size];
    count++;
  }
  if (y + 1 < size) {
    sum += plate[at + size];
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
