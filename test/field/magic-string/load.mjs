// Rewrites 150 modules of a program as a bundler does (names, imports, removed calls) and makes their source maps, or as many as the argument says.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
const MagicString = createRequire(import.meta.url)('./magic-string.cjs');
const module = (m) => `import { read${m} } from './read${m}.js';\n${Array.from({ length: 220 }, (_, i) =>
  `export function step${i}(state, options) {\n  console.log('step ${i}');\n  const value${i} = state.items[${i}] ?? read${m}(options, ${i});\n  return value${i} > ${i % 9} ? state.next(value${i}) : value${i};\n}\n`).join('\n')}`;
const modules = Number(process.argv[2] ?? 150);
const hash = createHash('md5');
let mappings = 0;
for (let m = 0; m < modules; m++) {
  const text = module(m);
  const code = new MagicString(text, { filename: `module${m}.js` });
  for (const { index, 0: { length } } of text.matchAll(/^import .*$/gm)) code.remove(index, index + length);
  for (const { index } of text.matchAll(/^export /gm)) code.remove(index, index + 7);
  for (const { index, 0: { length } } of text.matchAll(/^ *console\.log\(.*\);\n/gm)) code.remove(index, index + length);
  for (const { index, 0: name } of text.matchAll(/\b(?:step|value|read)\d+\b(?!\.js)/g)) if (!text.startsWith('import', text.lastIndexOf('\n', index) + 1) && text[index - 1] !== "'") code.overwrite(index, index + name.length, `m${m}$${name}`, { storeName: true });
  code.indent().prepend(`// module ${m}\n`);
  hash.update(code.toString());
  mappings += code.generateMap({ source: `module${m}.js`, hires: false }).mappings.length;
}
console.log(hash.digest('hex'), mappings);
