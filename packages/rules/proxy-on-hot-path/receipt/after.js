// What is read through a Proxy: the limits of a machine, guarded against misspelled names, or deliveries that must not be changed.
function guarded(limits) {
  return new Proxy(limits, {
    get(target, name) {
      if (!(name in target)) throw new TypeError(`no limit ${String(name)}`);
      return target[name];
    },
  });
}

function grind(position, speed) {
  let at = position;
  for (let i = 0; i < 35; i++) at = (at * 33 + speed) & 0xffff;
  return at;
}

function run({ near, far, fast }, steps) {
  let position = 0;
  let stops = 0;
  for (let step = 0; step < steps; step++) {
    position = grind(position, step);
    if (position > far) position -= 1000;
    else if (position < near) position += fast;
    else stops++;
  }
  return [position, stops];
}

const READ_ONLY = {
  get(target, name) {
    const value = target[name];
    return typeof value === 'object' && value !== null ? readOnly(value) : value;
  },
  set(target, name) { throw new TypeError(`${String(name)} of a delivery cannot be changed`); },
};

function readOnly(object) {
  return new Proxy(object, READ_ONLY);
}

class Depot {
  constructor(count) {
    this.kept = [];
    let state = 11;
    for (let i = 0; i < count; i++) {
      state = (state * 16807) % 2147483647;
      this.kept.push({ number: i, crates: 1 + (state % 40), grams: 500 + (state % 9000), floor: state % 7, note: '' });
    }
    this.deliveries = this.kept.map(readOnly);
  }

  /** The minutes that all deliveries take on a day. */
  minutes(day) {
    let total = 0;
    for (const delivery of this.kept) {
      const way = ride(delivery.number, day);
      const carried = delivery.crates * delivery.grams * (1 + delivery.floor);
      total += way + Math.ceil(carried / 20000);
    }
    return total;
  }
}

function ride(number, day) {
  let minutes = 0;
  let corner = number * 31 + day;
  for (let i = 0; i < 90; i++) {
    corner = (Math.imul(corner, 1103515245) + 12345) & 0x7fffffff;
    minutes += corner % 3;
  }
  return minutes;
}

function year(depot, days) {
  const totals = [];
  for (let day = 0; day < days; day++) totals.push(depot.minutes(day));
  return totals;
}

if (process.argv[2] === 'deliveries') console.log(year(new Depot(2000), 1600).reduce((sum, minutes) => sum + minutes, 0));
else console.log(run(guarded({ near: 10000, far: 40000, fast: 7 }), 3000000));
