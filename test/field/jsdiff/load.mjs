// Compares the versions of three documents, by lines and by words, as a history of pages does.
import { createRequire } from 'node:module';
const { createPatch, diffWords } = createRequire(import.meta.url)('./diff.cjs');
let state = 99;
const random = (n) => { state = (state * 1103515245 + 12345) & 0x7fffffff; return (state >> 8) % n; };
const words = Array.from({ length: 800 }, (_, i) => `${'bcdfglmnprst'[i % 12]}${'aeiou'[i % 5]}${i.toString(36)}`);
const sentence = () => `${Array.from({ length: 7 + random(8) }, () => words[random(800)]).join(' ')}.`;
const edited = (lines) => lines.flatMap((line) => {
  const chance = random(100);
  if (chance < 5) return [];
  if (chance < 11) return [line, sentence()];
  if (chance < 30) return [line.split(' ').map((word) => (random(5) === 0 ? words[random(800)] : word)).join(' ')];
  return [line];
});
const versions = Number(process.argv[2] ?? 3);
let patches = 0;
let changed = 0;
for (let document = 0; document < 3; document++) {
  let lines = Array.from({ length: 1400 }, sentence);
  for (let version = 0; version < versions; version++) {
    const next = edited(lines);
    patches += createPatch('page.md', lines.join('\n'), next.join('\n')).length;
    for (let part = 0; part < lines.length; part += 350) {
      for (const { added, removed, count } of diffWords(lines.slice(part, part + 100).join('\n'), next.slice(part, part + 100).join('\n'))) changed += added || removed ? count : 0;
    }
    lines = next;
  }
}
console.log(patches, changed);
