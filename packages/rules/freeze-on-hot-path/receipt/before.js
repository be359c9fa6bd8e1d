/** Points are moved, and each move makes a new point. */
const point = (x, y, z) => Object.freeze({ x, y, z });

function move(from, step) {
  return point((from.x + step) & 1023, (from.y ^ step) & 1023, (from.z + 3) & 1023);
}

function pull({ x, y, z }) {
  let force = x;
  for (let i = 0; i < 60; i++) force = (Math.imul(force, 31) + y + z) & 0xffff;
  return force;
}

function run(count) {
  let points = Array.from({ length: 100 }, (_, i) => point(i, i * 2, i * 3));
  let sum = 0;
  for (let step = 0; step < count; step++) {
    points = points.map((each) => move(each, step));
    for (const each of points) sum = (sum + pull(each)) % 1000003;
  }
  return sum;
}

console.log(run(40000));
