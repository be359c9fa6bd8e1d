// Reads coloured logs of 130 builds of 40,000 lines, or of as many as the argument says: time and warnings of each package.
import stripAnsi from './strip-ansi.mjs';
const colour = (n, text) => `\u001B[${n}m${text}\u001B[0m`;
const lines = Array.from({ length: 40_000 }, (_, i) => {
  const name = `packages/${'abcdefgh'[i % 8]}${i % 31}`;
  if (i % 5 === 0) return `${colour(32, '✔')} ${colour(1, name)} built in ${colour(36, `${i % 977} ms`)} (${i % 13} files)`;
  if (i % 11 === 0) return `${colour(33, 'warning')} ${name}/src/index.ts:${i % 400}:7 unused value '${colour(1, `x${i % 17}`)}'`;
  return `  ${name} compiling module ${i} of 40000`;
});
const rounds = Number(process.argv[2] ?? 130);
let warnings = 0;
let width = 0;
const times = new Map();
for (let round = 0; round < rounds; round++) {
  for (const line of lines) {
    const text = stripAnsi(line);
    width = Math.max(width, text.length);
    const built = /^✔ (\S+) built in (\d+) ms/.exec(text);
    if (built !== null) times.set(built[1], (times.get(built[1]) ?? 0) + Number(built[2]));
    else if (text.startsWith('warning')) warnings++;
  }
}
console.log(warnings, width, [...times].reduce((all, [, time]) => all + time, 0));
