/** Readings of sensors, some of which say more than others. */
class Reading {
  constructor(kind, value) {
    this.unit = kind & 1 ? 7 : undefined;
    this.place = kind & 2 ? 3 : undefined;
    this.quality = kind & 4 ? 9 : undefined;
    this.value = value;
  }
}

function smooth(readings) {
  let level = 50;
  let above = 0;
  for (let i = 0; i < readings.length; i++) {
    level += (readings[i].value - level) * 0.25;
    if (level > 50) above++;
  }
  return above;
}

function drift(steps) {
  let at = 1;
  for (let i = 0; i < steps; i++) at = (Math.imul(at, 69069) + i) & 0xfffff;
  return at;
}

const readings = Array.from({ length: 5000 }, (_, i) => new Reading((i * 5) % 8, (i * 37) % 101));
let above = 0;
let at = 0;
for (let pass = 0; pass < 2500; pass++) {
  above += smooth(readings);
  at ^= drift(50000);
}
console.log(above, at);
