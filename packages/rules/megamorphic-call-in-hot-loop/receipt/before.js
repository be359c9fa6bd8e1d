// Tones of a picture, changed by one filter after the other.
function each(pixels, change) {
  for (let i = 0; i < pixels.length; i++) pixels[i] = change(pixels[i]);
}

const filters = [
  (pixels) => each(pixels, (tone) => 255 - tone),
  (pixels) => each(pixels, (tone) => (tone > 128 ? tone + 1 : tone)),
  (pixels) => each(pixels, (tone) => (tone * 7) >> 3),
  (pixels) => each(pixels, (tone) => tone ^ 21),
  (pixels) => each(pixels, (tone) => (tone < 40 ? 40 : tone)),
  (pixels) => each(pixels, (tone) => (tone + 13) & 255),
];

function blur(pixels, width) {
  let sum = 0;
  for (let i = width; i + width < pixels.length; i++) {
    sum += (pixels[i - 1] + pixels[i + 1] + pixels[i - width] + pixels[i + width] + 4 * pixels[i]) / 8;
  }
  return sum;
}

const width = 400;
const pixels = Uint8Array.from({ length: width * 300 }, (_, i) => (i * 37) & 255);
let sum = 0;
for (let round = 0; round < 360; round++) {
  filters[round % filters.length](pixels);
  for (let pass = 0; pass < 3; pass++) sum += blur(pixels, width + pass);
}
console.log(sum, pixels[1234]);
