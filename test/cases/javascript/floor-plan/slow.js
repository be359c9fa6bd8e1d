'use strict';

class Item {
  constructor(left, top, width, height) {
    this.left = left;
    this.top = top;
    this.right = left + width;
    this.bottom = top + height;
  }

  get area() {
    return (this.right - this.left) * (this.bottom - this.top);
  }
}

class Chair extends Item {
  price() { return 40; }
}

class Desk extends Item {
  constructor(left, top, drawers) {
    super(left, top, 16, 8);
    this.drawers = drawers;
  }

  price() { return 150 + 20 * this.drawers; }
}

class Shelf extends Item {
  constructor(left, top, boards) {
    super(left, top, 9, 3);
    this.boards = boards;
  }

  price() { return 25 * this.boards; }
}

class Plant extends Item {
  constructor(left, top, name) {
    super(left, top, 4, 4);
    this.name = name;
  }

  price() { return 12 + this.name.length; }
}

class Lamp extends Item {
  constructor(left, top, watts) {
    super(left, top, 2, 2);
    this.watts = watts;
  }

  price() { return 10 + this.watts / 2; }
}

class Sofa extends Item {
  constructor(left, top, seats) {
    super(left, top, 7 * seats, 9);
    this.seats = seats;
  }

  price() { return 200 * this.seats; }
}

class Wall extends Item {
  price() { return 0; }
}

function* numbers(seed) {
  let state = seed;
  for (;;) {
    state = (state * 48271) % 2147483647;
    yield state;
  }
}

function furnish(count, size, stream) {
  const draw = (limit) => stream.next().value % limit;
  const plants = ['fern', 'palm', 'cactus', 'ivy'];
  const makers = [
    (x, y) => new Chair(x, y, 5, 5),
    (x, y) => new Desk(x, y, 1 + draw(4)),
    (x, y) => new Shelf(x, y, 2 + draw(5)),
    (x, y) => new Plant(x, y, plants[draw(plants.length)]),
    (x, y) => new Lamp(x, y, 20 + draw(60)),
    (x, y) => new Sofa(x, y, 1 + draw(3)),
    (x, y) => new Wall(x, y, 1 + draw(30), 2),
  ];
  return Array.from({ length: count }, () => makers[draw(makers.length)](draw(size), draw(size)));
}

class Plan {
  constructor(items) {
    this.items = items;
  }

  count(left, top, right, bottom) {
    let found = 0;
    for (const item of this.items) {
      if (item.left < right && item.right > left && item.top < bottom && item.bottom > top) found++;
    }
    return found;
  }

  cost() {
    return this.items.reduce((sum, item) => sum + item.price(), 0);
  }
}

/** Heat from the radiators, spread over the floor. */
function warmth(size, sources, rounds) {
  let here = new Float64Array(size * size);
  let next = new Float64Array(size * size);
  for (let round = 0; round < rounds; round++) {
    for (const at of sources) here[at] += 1;
    for (let y = 1; y < size - 1; y++) {
      for (let x = 1; x < size - 1; x++) {
        const at = y * size + x;
        next[at] = (here[at] * 4 + here[at - 1] + here[at + 1] + here[at - size] + here[at + size]) / 8.05;
      }
    }
    [here, next] = [next, here];
  }
  return here.reduce((most, value) => Math.max(most, value), 0);
}

function main() {
  const stream = numbers(4711);
  const plan = new Plan(furnish(1500, 1000, stream));
  const histogram = new Map();
  let total = 0;
  for (let query = 0; query < 16000; query++) {
    const left = stream.next().value % 950;
    const top = stream.next().value % 950;
    const found = plan.count(left, top, left + 30, top + 40);
    histogram.set(found, (histogram.get(found) ?? 0) + 1);
    total += found;
  }
  const common = [...histogram].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  const area = plan.items.reduce((sum, item) => sum + item.area, 0);
  console.log(`found ${total}, mostly ${common[0]} (${common[1]} times), area ${area}`);
  console.log(`cost ${plan.cost()}, warmest ${warmth(220, [3000, 21000, 40100], 800).toFixed(5)}`);
}

main();
