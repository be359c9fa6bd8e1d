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

function sample(time) {
  let value = time;
  for (let i = 0; i < 40; i++) value = (Math.imul(value, 75) + 74) & 0xffff;
  return value;
}

const meter = new Meter();
for (let time = 0; time < 5000000; time++) {
  const value = sample(time);
  meter.take(time, value, value >> 3, value & 63, value % 7);
}
console.log(meter.sum, meter.count);
