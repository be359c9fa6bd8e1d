// Compresses a parser of 6,000 lines.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const uglify = createRequire(import.meta.url)('./uglify-js/tools/node.js');
const text = readFileSync(new URL('input.txt', import.meta.url), 'utf8');
const code = `(function(){${text.slice(0, text.indexOf('\nexport {'))}\nreturn Parser})()`;
console.log(uglify.minify(code, { compress: { passes: 1 } }).code?.length);
