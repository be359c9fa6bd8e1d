'use strict';
// Cables that swing: tension and sag of chains of masses.

function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 9) % limit;
  };
}

function settingsOf(stiffness, damping) {
  return { stiffness, damping, gravity: 9.81 };
}

class Cable {
  constructor(masses, settings) {
    this.settings = settings;
    this.heights = new Float64Array(masses + 2);
    this.speeds = new Float64Array(masses + 2);
    this.peak = 0;
  }

  step(dt) {
    const { heights, speeds } = this;
    const { stiffness, damping, gravity } = this.settings;
    for (let i = 1; i < heights.length - 1; i++) {
      const pull = stiffness * (heights[i - 1] - 2 * heights[i] + heights[i + 1]);
      speeds[i] = (speeds[i] + (pull - gravity) * dt) * (1 - damping * dt);
    }
    for (let i = 1; i < heights.length - 1; i++) heights[i] += speeds[i] * dt;
  }

  sag() {
    let lowest = 0;
    for (const height of this.heights) if (height < lowest) lowest = height;
    return -lowest;
  }

  tension() {
    let sum = 0;
    for (let i = 1; i < this.heights.length; i++) sum += Math.abs(this.heights[i] - this.heights[i - 1]) * this.settings.stiffness;
    return sum / this.heights.length;
  }
}

function swing(cable, steps) {
  for (let step = 0; step < steps; step++) {
    cable.step(0.002);
    if (step % 50 === 0) cable.peak = Math.max(cable.peak, cable.sag());
  }
  return cable.tension();
}

const count = Number(process.argv[2] ?? 250);
const below = numbers(31);
let tension = 0;
let peak = 0;
for (let i = 0; i < count; i++) {
  const cable = new Cable(120 + below(80), settingsOf(900 + below(600), 0.2 + below(5) / 10));
  tension += swing(cable, 5000);
  peak = Math.max(peak, cable.peak);
}
console.log(tension.toFixed(6), peak.toFixed(6));
