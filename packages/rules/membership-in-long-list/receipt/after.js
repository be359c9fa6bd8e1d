/** Plates seen by a camera are looked up in a list of stolen ones. */
const length = Number(process.argv[2] ?? 1000);

const stolen = (count) => Array.from({ length: count }, (_, i) => (i * 7919) % 1000003);

function readPlate(frame) {
  let plate = frame;
  for (let i = 0; i < 400; i++) plate = (Math.imul(plate, 1103515245) + 12345) & 0x7fffffff;
  return plate % 1000003;
}

function watch(list, frames) {
  let alarms = 0;
  let sum = 0;
  for (let frame = 0; frame < frames; frame++) {
    const plate = readPlate(frame);
    if (list.has(plate)) alarms++;
    else sum += plate & 15;
  }
  return [alarms, sum];
}

console.log(watch(new Set(stolen(length)), Math.round(160e6 / (400 + length / 2))));
