// Compresses a parser of 6,000 lines once, or as often as the argument says.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const uglify = createRequire(import.meta.url)('./uglify-js/tools/node.js');
const text = readFileSync(new URL('input.txt', import.meta.url), 'utf8');
const code = `(function(){${text.slice(0, text.indexOf('\nexport {'))}\nreturn Parser})()`;
const rounds = Number(process.argv[2] ?? 1);
let length = 0;
for (let i = 0; i < rounds; i++) length += uglify.minify(code, { compress: { passes: 1 } }).code?.length ?? 0;
console.log(length);
