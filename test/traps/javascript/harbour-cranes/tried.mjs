// Cranes, trucks and ships of a harbour, with a line on each of them every hour.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

class Unit {
  constructor(name) { this.name = name; this.moved = 0; this.idle = 0; }
  line() { return `${this.name} ${this.moved} ${this.idle}`; }
}
class Crane extends Unit { constructor(name) { super(name); this.angle = 0; this.lifts = 0; } }
class Truck extends Unit { constructor(name) { super(name); this.load = 0; } }
class Ship extends Unit { constructor(name) { super(name); this.hold = 900; this.berth = 0; } }
class Train extends Unit { constructor(name) { super(name); this.wagons = 30; } }
class Barge extends Unit { constructor(name) { super(name); this.draught = 1.8; } }
class Stack extends Unit { constructor(name) { super(name); this.boxes = []; } }
class Gate extends Unit { constructor(name) { super(name); this.open = true; } }

function swing(cranes, below, steps) {
  for (const crane of cranes) {
    let { angle, lifts, moved, idle } = crane;
    for (let step = 0; step < steps; step++) {
      const target = below(360);
      const way = Math.abs(target - angle);
      angle += way > 180 ? (360 - way) / 7 : way / 9;
      if (angle >= 360) angle -= 360;
      if (way % 5 === 0) idle++;
      else {
        lifts++;
        moved += 1 + way % 3;
      }
    }
    crane.angle = angle;
    crane.lifts = lifts;
    crane.moved = moved;
    crane.idle = idle;
  }
}

function drive(trucks, below, steps) {
  for (const truck of trucks) {
    for (let step = 0; step < steps; step++) {
      truck.load = (truck.load + below(40)) % 37;
      if (truck.load > 20) truck.moved++;
      else truck.idle++;
    }
  }
}

function board(units) {
  const rows = [];
  for (const each of units) {
    rows.push(each.line());
  }
  return rows;
}

const hours = Number(process.argv[2] ?? 40);
const below = numbers(58);
const cranes = Array.from({ length: 6 }, (_, i) => new Crane(`crane ${i}`));
const trucks = Array.from({ length: 9 }, (_, i) => new Truck(`truck ${i}`));
const others = [new Ship('ship'), new Train('train'), new Barge('barge'), new Stack('stack'), new Gate('gate')];
let length = 0;
for (let hour = 0; hour < hours; hour++) {
  swing(cranes, below, 60_000);
  drive(trucks, below, 24_000);
  length += board([...cranes, ...others, ...trucks]).join('\n').length;
}
console.log(length, board([cranes[3], trucks[4]]).join(', '), cranes.reduce((sum, { lifts }) => sum + lifts, 0));
