// Parses, changes and prints a style sheet of 4,000 rules, twelve times, or as often as the argument says.
import { createRequire } from 'node:module';
const postcss = createRequire(import.meta.url)('./postcss');
const rule = (i) => `.a${i} > b:hover, #c { color: red; margin: ${i}px !important; /* c */ }\n@media (min-width: ${i}px) { .d { width: f(${i}, "h"); } }`;
const css = Array.from({ length: 4000 }, (_, i) => rule(i)).join('\n');
const plugin = { postcssPlugin: 'shout', Declaration(decl) { if (decl.prop === 'width') decl.prop = 'height'; } };
const rounds = Number(process.argv[2] ?? 12);
let length = 0;
for (let i = 0; i < rounds; i++) length += (await postcss([plugin]).process(css, { from: undefined })).css.length;
console.log(length);
