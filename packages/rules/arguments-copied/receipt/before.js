/** A meter takes any number of readings at a time. */
function Meter() {
  this.sum = 0;
  this.count = 0;
}

Meter.prototype.take = function take(time) {
  const readings = Array.prototype.slice.call(arguments, 1);
  for (let i = 0; i < readings.length; i++) this.sum = (this.sum + readings[i] * time) % 1000003;
  this.count += readings.length;
};

/** What stays as it is has a function of its own, which is compiled the same however a meter takes its readings. */
function samples(first, into) {
  for (let i = 0; i < into.length; i++) {
    let value = first + i;
    for (let round = 0; round < 20; round++) value = (Math.imul(value, 75) + 74) & 0xffff;
    into[i] = value;
  }
}

function read(meter, first, values) {
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    meter.take(first + i, value, value >> 3, value & 63, value % 7);
  }
}

const meter = new Meter();
const values = new Int32Array(1000);
for (let time = 0; time < 5000000; time += values.length) {
  samples(time, values);
  read(meter, time, values);
}
console.log(meter.sum, meter.count);
