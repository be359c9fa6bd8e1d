// Parses a file of 15,000 lines, twenty times.
import { readFileSync } from 'node:fs';
import { parse } from './acorn.mjs';
const text = readFileSync(new URL('input.txt', import.meta.url), 'utf8');
let count = 0;
for (let i = 0; i < 20; i++) count += parse(text, { ecmaVersion: 2022, locations: true }).body.length;
console.log(count);
