/** Events of a plant go to the handler of their class. */
class Event { constructor(time) { this.time = time; } }
class Start extends Event {}
class Stop extends Event {}
class Fault extends Event {}
class Reading extends Event {}
class Refill extends Event {}

const kinds = [Start, Stop, Fault, Reading, Refill];

function kindOf(event) {
  for (let i = 0; i < kinds.length; i++) if (event instanceof kinds[i]) return i;
  return -1;
}

function simulate(time) {
  let load = time;
  for (let i = 0; i < 70; i++) load = (Math.imul(load, 33) + 7) & 0xffff;
  return load;
}

const events = Array.from({ length: 1000 }, (_, i) => new kinds[(i * 7) % 5](i));
const counts = [0, 0, 0, 0, 0];
let load = 0;
for (let round = 0; round < 2500; round++) {
  for (const event of events) {
    counts[kindOf(event)] += 1;
    load = (load + simulate(event.time + round)) & 0xffffff;
  }
}
console.log(counts.join(' '), load);
