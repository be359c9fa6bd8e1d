/** Callers wait in a line; each is served for a while, and who is not done goes to its end. */
const length = Number(process.argv[2] ?? 24000);

function line(count) {
  const callers = [];
  for (let id = 0; id < count; id++) callers.push({ id, minutes: 1 + (id * 7) % 9 });
  return callers;
}

function talk(id, minutes) {
  let mood = id;
  for (let i = 0; i < 6000; i++) mood = (Math.imul(mood, 69069) + minutes) >>> 0;
  return mood % 5;
}

function serve(callers, turns) {
  let mood = 0;
  for (let turn = 0; turn < turns; turn++) {
    const caller = callers.shift();
    mood += talk(caller.id, caller.minutes);
    caller.minutes += 3;
    callers.push(caller);
  }
  return mood;
}

console.log(serve(line(length), 60000));
