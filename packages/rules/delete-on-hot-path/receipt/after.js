// Shots of a game: a shot that has hit loses its target, and all of them are drawn in each frame.
class Shot {
  constructor(number, target) {
    this.target = target;
    this.x = number % 640;
    this.y = number % 480;
    this.speed = 1 + (number % 7) / 10;
  }

  hit() {
    this.target = undefined;
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

const shots = Array.from({ length: 600 }, (_, number) => new Shot(number * 97, `wall ${number % 5}`));
let brightness = 0;
for (let time = 0; time < 6000; time++) {
  if (time % 10 === 0) shots[time / 10].hit();
  brightness += frame(shots);
}
console.log(brightness.toFixed(4), Number.isFinite(stars(2000, 52000)));
