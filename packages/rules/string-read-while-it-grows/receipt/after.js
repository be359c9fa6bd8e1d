/** Runs of blanks in a text are made one. */
const length = Number(process.argv[2] ?? 200);

function source(count) {
  let state = 3;
  let text = '';
  for (let i = 0; i < count; i++) {
    state = (state * 16807) % 2147483647;
    text += state % 4 === 0 ? ' ' : String.fromCharCode(97 + (state % 26));
  }
  return text;
}

function squeeze(text) {
  let line = '';
  let last = '';
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i);
    if (last === ' ' && letter === ' ') continue;
    line += letter;
    last = letter;
  }
  return line;
}

function hash(line) {
  let sum = 0;
  for (let pass = 0; pass < 50; pass++) for (let i = 0; i < line.length; i++) sum = (Math.imul(sum, 31) + line.charCodeAt(i)) >>> 0;
  return sum;
}

const text = source(length);
let sum = 0;
for (let i = 0; i < Math.round(2e6 / length); i++) sum = (sum + hash(squeeze(text) + (i % 10))) >>> 0;
console.log(sum);
