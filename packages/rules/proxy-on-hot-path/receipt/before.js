/** Limits of a machine are read through a guard against misspelled names. */
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

function run(limits, steps) {
  let position = 0;
  let stops = 0;
  for (let step = 0; step < steps; step++) {
    position = grind(position, step);
    if (position > limits.far) position -= 1000;
    else if (position < limits.near) position += limits.fast;
    else stops++;
  }
  return [position, stops];
}

console.log(run(guarded({ near: 10000, far: 40000, fast: 7 }), 3000000));
