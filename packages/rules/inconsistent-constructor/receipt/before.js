/** Readings of sensors, some of which say more than others. */
class Reading {
  constructor(kind, value) {
    if (kind & 1) this.unit = 7;
    if (kind & 2) this.place = 3;
    if (kind & 4) this.quality = 9;
    this.value = value;
  }
}

function smooth(readings, passes) {
  let level = 0;
  let above = 0;
  for (let pass = 0; pass < passes; pass++) {
    for (const reading of readings) {
      level += (reading.value - level) * 0.25;
      if (level > 50) above++;
    }
  }
  return [level.toFixed(6), above];
}

function drift(steps) {
  let at = 1;
  for (let i = 0; i < steps; i++) at = (Math.imul(at, 69069) + i) & 0xfffff;
  return at;
}

const readings = Array.from({ length: 5000 }, (_, i) => new Reading((i * 5) % 8, (i * 37) % 101));
console.log(smooth(readings, 2500), drift(120e6));
