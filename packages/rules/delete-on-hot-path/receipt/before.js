// What is taken from objects that live on: from the shots of a game their target, once each has hit, or from the lockers of a bath who has the key, all day long.
class Shot {
  constructor(number, target) {
    this.target = target;
    this.x = number % 640;
    this.y = number % 480;
    this.speed = 1 + (number % 7) / 10;
  }

  hit() {
    delete this.target;
  }
}

function frame(shots) {
  let brightness = 0;
  for (const shot of shots) {
    shot.x += shot.speed;
    if (shot.x > 640) shot.x -= 640;
    brightness += shot.x * 0.001 + shot.y * 0.002;
  }
  return brightness;
}

function stars(count, rounds) {
  const heights = new Float64Array(count).fill(1);
  let sum = 0;
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < count; i++) {
      heights[i] = heights[i] * 3.7 * (1.001 - heights[i] * 0.9);
      sum += heights[i];
    }
  }
  return sum;
}

class Locker {
  constructor(number) {
    this.number = number;
    this.guest = undefined;
    this.cents = 0;
    this.uses = 0;
  }
}

class Bath {
  constructor(count) {
    this.lockers = Array.from({ length: count }, (_, number) => new Locker(number));
    this.refused = 0;
  }

  turn(locker, guest, minute) {
    if (locker.guest === undefined) {
      locker.guest = guest;
      locker.uses++;
    } else if (locker.guest === guest || minute % 3 === 0) {
      locker.cents += 20 + (minute % 60);
      delete locker.guest;
    } else {
      this.refused++;
    }
  }
}

/** Water that runs through the filters meanwhile. */
function filter(minute, passes) {
  let clear = minute;
  for (let i = 0; i < passes; i++) clear = (Math.imul(clear, 22695477) + 1) >>> 0;
  return clear;
}

function day(bath, minutes) {
  let state = 3;
  let clear = 0;
  for (let minute = 0; minute < minutes; minute++) {
    state = (state * 48271) % 2147483647;
    bath.turn(bath.lockers[state % bath.lockers.length], state % 900, minute);
    clear = (clear + filter(minute, 45)) & 0xffffff;
  }
  return clear;
}

if (process.argv[2] === 'lockers') {
  const bath = new Bath(300);
  const clear = day(bath, 8000000);
  console.log(bath.lockers.reduce((sum, { cents }) => sum + cents, 0), Math.max(...bath.lockers.map(({ uses }) => uses)), bath.refused, clear);
} else {
  const shots = Array.from({ length: 600 }, (_, number) => new Shot(number * 97, `wall ${number % 5}`));
  let brightness = 0;
  for (let time = 0; time < 6000; time++) {
    if (time % 10 === 0) shots[time / 10].hit();
    brightness += frame(shots);
  }
  console.log(brightness.toFixed(4), Number.isFinite(stars(2000, 52000)));
}
