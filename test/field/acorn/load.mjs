// Parses a file of 15,000 lines, twenty times, or as often as the argument says.
import { readFileSync } from 'node:fs';
import { parse } from './acorn.mjs';
const text = readFileSync(new URL('input.txt', import.meta.url), 'utf8');
const rounds = Number(process.argv[2] ?? 20);
let count = 0;
for (let i = 0; i < rounds; i++) count += parse(text, { ecmaVersion: 2022, locations: true }).body.length;
console.log(count);
