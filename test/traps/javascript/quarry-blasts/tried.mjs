// How blasts in a quarry shake the houses around it.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Ground {
  constructor(width, height) {
    this.width = width;
    this.height = height;
    this.shaken = new Float64Array(width * height);
    this.hardness = new Float64Array(width * height);
  }

  lay(below) {
    for (let i = 0; i < this.hardness.length; i++) this.hardness[i] = 0.6 + below(80) / 100;
  }

  shake({ x, y, charge }) {
    const { width, height, shaken, hardness } = this;
    let strongest = 0;
    for (let row = 0; row < height; row++) {
      for (let column = 0; column < width; column++) {
        const [dx, dy] = [column - x, row - y];
        const i = row * width + column;
        const force = charge * hardness[i] / (4 + dx * dx + dy * dy);
        shaken[i] += force;
        if (force > strongest) strongest = force;
      }
    }
    return strongest;
  }
}

function blasts(below, count) {
  return Array.from({ length: count }, () => ({ x: 20 + below(60), y: 10 + below(60), charge: 5 + below(40) }));
}

function houses(below, width, height, count) {
  return Array.from({ length: count }, () => below(height) * width + below(width));
}

function cracked(ground, places, limit) {
  let found = 0;
  for (const place of places) if (ground.shaken[place] > limit) found++;
  return found;
}

const count = Number(process.argv[2] ?? 22_000);
const below = numbers(15);
const ground = new Ground(100, 80);
ground.lay(below);
const places = houses(below, 100, 80, 400);
let strongest = 0;
for (const blast of blasts(below, count)) {
  const force = ground.shake(blast);
  if (force > strongest) strongest = force;
}
console.log(strongest.toFixed(4), cracked(ground, places, 400), ground.shaken.reduce((a, b) => a + b, 0).toFixed(3));
