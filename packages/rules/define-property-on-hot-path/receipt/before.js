// Readings of meters, each with its place in the file, summed up by meter.
function reading(meter, value, place) {
  const result = { meter, value };
  Object.defineProperty(result, 'place', { value: place });
  return result;
}

function collect(count) {
  const perMeter = new Float64Array(60);
  const places = new Int32Array(60);
  let state = 5;
  for (let i = 0; i < count; i++) {
    state = (state * 16807) % 2147483647;
    const { meter, value, place } = reading(state % 60, (state % 900) / 10, i);
    perMeter[meter] += value;
    if (place > places[meter]) places[meter] = place;
  }
  return [...perMeter].map((sum, meter) => `${sum.toFixed(1)}@${places[meter]}`);
}

function spread(cells, rounds) {
  for (let round = 0; round < rounds; round++) {
    for (let i = 1; i + 1 < cells.length; i++) cells[i] = (cells[i - 1] + 2 * cells[i] + cells[i + 1]) / 4;
  }
  return cells[1];
}

const found = collect(350000);
const cells = Float64Array.from({ length: 5000 }, (_, i) => (i * 31) % 17);
console.log(found.slice(0, 4).join(' '), spread(cells, 18000).toFixed(6));
