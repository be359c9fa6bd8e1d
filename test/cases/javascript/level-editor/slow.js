'use strict';
// Replays the strokes of a level editor; every so often an earlier state is taken back.

class Random {
  #state;
  constructor(seed) { this.#state = seed; }
  below(n) {
    this.#state = (this.#state * 16807) % 2147483647;
    return this.#state % n;
  }
}

const KINDS = ['grass', 'stone', 'water', 'lava', 'ice'];

function blank(width, height) {
  return {
    title: 'untitled',
    layers: [{ name: 'ground', opacity: 1 }, { name: 'things', opacity: 0.8 }, { name: 'light', opacity: 0.5 }],
    tiles: Array.from({ length: height }, () => Array.from({ length: width }, () => 0)),
    cursor: { x: 0, y: 0 },
    strokes: 0,
  };
}

function copyOf(scene) {
  return JSON.parse(JSON.stringify(scene));
}

function paint(scene, { x, y, kind, size }) {
  for (let dy = -size; dy <= size; dy++) {
    const row = scene.tiles[y + dy];
    if (row === undefined) continue;
    for (let dx = -size; dx <= size; dx++) {
      if (x + dx >= 0 && x + dx < row.length) row[x + dx] = kind;
    }
  }
  scene.cursor.x = x;
  scene.cursor.y = y;
  scene.strokes += 1;
}

/** Light falls from above and is dimmed by what it passes. */
function light(scene) {
  const rays = new Float64Array(scene.tiles[0].length);
  let sum = 0;
  for (let pass = 0; pass < 14; pass++) {
    rays.fill(255 - pass);
    for (const row of scene.tiles) {
      for (let x = 0; x < rays.length; x++) {
        rays[x] -= rays[x] * row[x] * 0.03;
        sum += rays[x];
      }
    }
  }
  return Math.round(sum);
}

function borders(scene) {
  let found = 0;
  const { tiles } = scene;
  for (let y = 1; y < tiles.length; y++) {
    const above = tiles[y - 1];
    const row = tiles[y];
    for (let x = 0; x < row.length; x++) if (row[x] !== above[x]) found++;
  }
  return found;
}

class History {
  constructor(scene, most) {
    this.states = [scene];
    this.most = most;
    this.undone = 0;
  }

  get current() { return this.states[this.states.length - 1]; }

  step(stroke) {
    const next = copyOf(this.current);
    paint(next, stroke);
    this.states.push(next);
    if (this.states.length > this.most) this.states = this.states.slice(-(this.most >> 1));
    return next;
  }

  undo(count) {
    while (count-- > 0 && this.states.length > 1) {
      this.states.pop();
      this.undone++;
    }
  }
}

function main() {
  const random = new Random(808);
  const settings = JSON.parse(JSON.stringify({ size: [44, 30], undo: 60 }));
  const history = new History(blank(...settings.size), settings.undo);
  const kinds = new Map();
  let shine = 0;
  let edges = 0;
  for (let i = 0; i < 9000; i++) {
    const kind = random.below(KINDS.length);
    const scene = history.step({ x: random.below(44), y: random.below(30), kind, size: 1 + random.below(3) });
    kinds.set(KINDS[kind], (kinds.get(KINDS[kind]) ?? 0) + 1);
    shine = (shine + light(scene)) % 1000000007;
    edges += borders(scene);
    if (i % 50 === 49) history.undo(7);
  }
  console.log('shine', shine, 'edges', edges, 'undone', history.undone);
  console.log([...kinds].map((pair) => pair.join('=')).join(' '), JSON.stringify(history.current.cursor), history.current.strokes);
}

main();
