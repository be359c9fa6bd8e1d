const WIDTH = 640;
const HEIGHT = 480;

class Dice {
  #state;

  constructor(seed) {
    this.#state = seed | 0;
  }

  roll() {
    let s = this.#state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.#state = s;
    return (s >>> 0) / 4294967296;
  }

  between(low, high) {
    return low + this.roll() * (high - low);
  }
}

function place(dice) {
  return { x: dice.between(0, WIDTH), y: dice.between(0, HEIGHT), vx: dice.between(-40, 40), vy: dice.between(-40, 40) };
}

const spawners = [
  ({ x, y, vx, vy }) => ({ kind: 'rat', extra: null, x, y, vx, vy, energy: 5 }),
  ({ x, y, vx, vy }) => ({ kind: 'bat', extra: { wings: 2 }, x, y, vx, vy, energy: 4 }),
  ({ x, y, vx, vy }) => ({ kind: 'orc', extra: { weapon: 'axe', armour: 3 }, x, y, vx, vy, energy: 30 }),
  ({ x, y, vx, vy }) => ({ kind: 'slime', extra: { colour: 'green' }, x, y, vx, vy, energy: 12 }),
  ({ x, y, vx, vy }) => ({ kind: 'arrow', extra: { owner: 'hero', damage: 2 }, x, y, vx, vy, energy: 1 }),
  ({ x, y, vx, vy }) => ({ kind: 'mage', extra: { spells: ['ice', 'fire'], mana: 40 }, x, y, vx, vy, energy: 18 }),
  ({ x, y, vx, vy }) => ({ kind: 'ghost', extra: { visible: false }, x, y, vx, vy, energy: 9 }),
  ({ x, y, vx, vy }) => ({ kind: 'merchant', extra: { gold: 250, goods: 7 }, x, y, vx, vy, energy: 20 }),
];

function clamp(value, limit) {
  if (value < 0) return 0;
  return value > limit ? limit : value;
}

function step(entities, dt) {
  for (const entity of entities) {
    entity.x = clamp(entity.x + entity.vx * dt, WIDTH);
    entity.y = clamp(entity.y + entity.vy * dt, HEIGHT);
    if (entity.x <= 0 || entity.x >= WIDTH) entity.vx = -entity.vx;
    if (entity.y <= 0 || entity.y >= HEIGHT) entity.vy = -entity.vy;
    entity.energy -= 0.001 * (Math.abs(entity.vx) + Math.abs(entity.vy));
  }
}

/** Distances from the stairs, breadth first, over the tiles of the map. */
function distances(walls, columns, rows, start) {
  const found = new Int32Array(columns * rows).fill(-1);
  const queue = new Int32Array(columns * rows);
  let head = 0;
  let tail = 0;
  queue[tail++] = start;
  found[start] = 0;
  while (head < tail) {
    const tile = queue[head++];
    const column = tile % columns;
    const visit = found[tile] + 1;
    if (column > 0 && walls[tile - 1] === 0 && found[tile - 1] < 0) { found[tile - 1] = visit; queue[tail++] = tile - 1; }
    if (column < columns - 1 && walls[tile + 1] === 0 && found[tile + 1] < 0) { found[tile + 1] = visit; queue[tail++] = tile + 1; }
    if (tile >= columns && walls[tile - columns] === 0 && found[tile - columns] < 0) { found[tile - columns] = visit; queue[tail++] = tile - columns; }
    if (tile < columns * (rows - 1) && walls[tile + columns] === 0 && found[tile + columns] < 0) { found[tile + columns] = visit; queue[tail++] = tile + columns; }
  }
  return found;
}

class Light {
  constructor(columns, rows) {
    this.columns = columns;
    this.rows = rows;
    this.values = new Float64Array(columns * rows);
  }

  soften() {
    const { columns, rows, values } = this;
    for (let row = 1; row < rows - 1; row++) {
      for (let column = 1; column < columns - 1; column++) {
        const at = row * columns + column;
        values[at] = 0.6 * values[at] + 0.1 * (values[at - 1] + values[at + 1] + values[at - columns] + values[at + columns]);
      }
    }
  }
}

function census(entities) {
  const counts = {};
  for (const { kind } of entities) counts[kind] = (counts[kind] ?? 0) + 1;
  return Object.entries(counts).map(([kind, count]) => `${kind}:${count}`).join(' ');
}

const dice = new Dice(77);
const entities = Array.from({ length: 1600 }, () => spawners[Math.floor(dice.roll() * spawners.length)](place(dice)));
const columns = 160;
const rows = 120;
const walls = Uint8Array.from({ length: columns * rows }, () => (dice.roll() < 0.25 ? 1 : 0));
walls[0] = 0;
const light = new Light(columns, rows);
light.values.fill(1);
let reached = 0;
for (let tick = 0; tick < 1800; tick++) {
  step(entities, 0.02);
  light.values[(tick * 131) % light.values.length] = 40;
  light.soften();
  if (tick % 5 === 0) {
    for (const distance of distances(walls, columns, rows, 0)) if (distance >= 0) reached++;
  }
}
let energy = 0;
let across = 0;
for (const { x, y, energy: left } of entities) {
  energy += left;
  across += x + y;
}
console.log(census(entities));
console.log(energy.toFixed(3), across.toFixed(3), reached, light.values[5000].toFixed(6));
