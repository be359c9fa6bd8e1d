// Parses the compiler of TypeScript, 130,000 lines, four times.
/* global URL, console */
import { readFileSync } from 'node:fs';
import { parse } from './acorn.mjs';
const text = readFileSync(new URL('_tsc.js', import.meta.url), 'utf8');
let count = 0;
for (let i = 0; i < 4; i++) count += parse(text, { ecmaVersion: 2022, locations: true, sourceType: 'script', allowReturnOutsideFunction: true, allowHashBang: true }).body.length;
console.log(count > 0);
