// Tones of a picture, changed by one filter after the other.
const filters = [
  (pixels) => { for (let i = 0; i < pixels.length; i++) pixels[i] = 255 - pixels[i]; },
  (pixels) => { for (let i = 0; i < pixels.length; i++) if (pixels[i] > 128) pixels[i]++; },
  (pixels) => { for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i] * 7) >> 3; },
  (pixels) => { for (let i = 0; i < pixels.length; i++) pixels[i] ^= 21; },
  (pixels) => { for (let i = 0; i < pixels.length; i++) if (pixels[i] < 40) pixels[i] = 40; },
  (pixels) => { for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i] + 13) & 255; },
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
