function randomizer(seed) {
  let a = seed;
  return () => {
    a = (a * 16807) % 2147483647;
    return a / 2147483647;
  };
}

function makeNode(id, kind, { lines, level, gate }) {
  return {
    id,
    lines: kind === 'stop' ? lines : undefined,
    level: level !== 0 ? level : undefined,
    gate: gate ? gate : undefined,
    x: 0,
    y: 0,
    cost: Infinity,
    round: 0,
    edges: [],
  };
}

function buildGraph(side, random) {
  const nodes = [];
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const node = makeNode(row * side + column, random() < 0.5 ? 'stop' : 'crossing', {
        lines: 1 + Math.floor(random() * 4),
        level: random() < 0.4 ? 1 + Math.floor(random() * 2) : 0,
        gate: random() < 0.3 ? 'ticket' : '',
      });
      node.x = column * 10 + random() * 4;
      node.y = row * 10 + random() * 4;
      nodes.push(node);
    }
  }
  const link = (from, to) => {
    const length = Math.hypot(from.x - to.x, from.y - to.y) * (1 + random());
    from.edges.push({ to, length });
    to.edges.push({ to: from, length });
  };
  nodes.forEach((node, at) => {
    if (at % side !== side - 1) link(node, nodes[at + 1]);
    if (at + side < nodes.length) link(node, nodes[at + side]);
  });
  return nodes;
}

class Heap {
  constructor() {
    this.keys = [];
    this.values = [];
  }

  get size() {
    return this.keys.length;
  }

  push(key, value) {
    const { keys, values } = this;
    let at = keys.length;
    keys.push(key);
    values.push(value);
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up] <= key) break;
      keys[at] = keys[up];
      values[at] = values[up];
      at = up;
    }
    keys[at] = key;
    values[at] = value;
  }

  pop() {
    const { keys, values } = this;
    const top = values[0];
    const key = keys.pop();
    const value = values.pop();
    const size = keys.length;
    if (size === 0) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && keys[down + 1] < keys[down]) down++;
      if (keys[down] >= key) break;
      keys[at] = keys[down];
      values[at] = values[down];
      at = down;
    }
    keys[at] = key;
    values[at] = value;
    return top;
  }
}

let round = 0;

function search(start, goal) {
  round++;
  const heap = new Heap();
  start.cost = 0;
  start.round = round;
  heap.push(0, start);
  let settled = 0;
  while (heap.size > 0) {
    const node = heap.pop();
    settled++;
    if (node === goal) break;
    for (const { to, length } of node.edges) {
      const cost = node.cost + length;
      if (to.round === round && to.cost <= cost) continue;
      to.round = round;
      to.cost = cost;
      heap.push(cost + Math.abs(to.x - goal.x) * 0.7 + Math.abs(to.y - goal.y) * 0.7, to);
    }
  }
  return { cost: goal.cost, settled };
}

function nearest(nodes, x, y) {
  let best = nodes[0];
  let least = Infinity;
  for (let i = 0; i < nodes.length; i++) {
    const dx = nodes[i].x - x;
    const dy = nodes[i].y - y;
    const distance = dx * dx + dy * dy;
    if (distance < least) {
      least = distance;
      best = nodes[i];
    }
  }
  return best;
}

function legend(nodes) {
  const lines = nodes.filter((node) => node.lines !== undefined).length;
  const gates = nodes.filter(({ gate }) => gate).length;
  return `${lines} stops, ${gates} gates, ${nodes.reduce((sum, { level }) => sum + (level ?? 0), 0)} levels`;
}

const random = randomizer(20240);
const side = 70;
const nodes = buildGraph(side, random);
let cost = 0;
let settled = 0;
for (let query = 0; query < 620; query++) {
  const from = nearest(nodes, random() * side * 10, random() * side * 10);
  const to = nearest(nodes, random() * side * 10, random() * side * 10);
  const result = search(from, to);
  cost += result.cost;
  settled += result.settled;
}
console.log(legend(nodes));
console.log(`cost ${cost.toFixed(2)}, settled ${settled}`);
