// Indexes 60 long articles and asks for words of them, or as many articles as the argument says.
import { createRequire } from 'node:module';
const lunr = createRequire(import.meta.url)('./lunr.cjs');
const syllables = ['ba', 'ther', 'in', 'con', 'lo', 'mi', 'sta', 'per', 'ra', 've', 'tion', 'ing', 'est', 'gra', 'ed', 'nal', 'ous', 'ly', 'wa', 'ter'];
let state = 12345;
const random = (n) => { state = (state * 1103515245 + 12345) & 0x7fffffff; return (state >> 8) % n; };
const words = Array.from({ length: 6000 }, () => Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]).join(''));
const small = ['the', 'of', 'and', 'to', 'a', 'in', 'is', 'it'];
const text = (length) => Array.from({ length }, () => (random(3) === 0 ? small[random(small.length)] : words[Math.min(random(6000), random(6000))])).join(' ');
const count = Number(process.argv[2] ?? 60);
const index = lunr(function () {
  this.ref('id');
  this.field('title');
  this.field('body');
  for (let id = 0; id < count; id++) this.add({ id, title: text(6), body: text(3000 + random(3000)) });
});
let hits = 0;
let best = '';
for (let i = 0; i < 200; i++) {
  const found = index.search(`${words[random(6000)]} ${words[random(3000)]}`);
  hits += found.length;
  best += found.length > 0 ? `${found[0].ref} ` : '';
}
console.log(hits, best.slice(0, 60), JSON.stringify(index).length);
