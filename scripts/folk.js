/**
 * Measures advice that is passed on among programmers and writes docs/folk-rules.md: what is no rule of mechsym, and why.
 *
 * test/folk/<language>/<advice>.{js,py} does the same with and without the advice (argument `before` or `after`); its first comment
 * says what the advice is. Interleaved pairs give the part of CPU time that following it saves.
 *
 *   node scripts/folk.js      ONLY=3.11,node22 restricts the runtimes, PAIRS=12 the pairs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { estimateOf, root, savingsOf } from './measure.js';
import { languages } from './programs.js';
import { runtimes } from './runtimes.js';

const pairs = Number(process.env['PAIRS'] ?? 12);
/** Part of the run: what saves less, at the best, is not worth a word. */
const WORTH = 0.05;

const sections = [];
for (const { name: language, runtime } of languages) {
  const folder = join(root, 'test', 'folk', language);
  const found = runtimes().filter((each) => each.runtime === runtime);
  const files = readdirSync(join(root, 'test', 'folk')).includes(language) ? readdirSync(folder).sort() : [];
  if (found.length === 0 || files.length === 0) continue;
  const rows = files.map((file) => {
    const measured = found.map(({ name, path }) => {
      const saved = estimateOf(savingsOf(path, [file, 'before'], [file, 'after'], folder, pairs));
      console.log(`${name} ${file}: ${percent(saved.value)} (${percent(saved.low)} to ${percent(saved.high)})`);
      return saved;
    });
    return `| [${adviceOf(join(folder, file))}](../test/folk/${language}/${file}) | ${measured.map(cell).join(' | ')} | ${verdict(measured, found)} |`;
  });
  sections.push([
    `## ${language === 'python' ? 'Python' : 'JavaScript'}`, '', `| advice | ${found.map(({ name }) => name).join(' | ')} | |`, `| --- |${' --- |'.repeat(found.length + 1)}`, ...rows, '',
  ].join('\n'));
}
writeFileSync(join(root, 'docs', 'folk-rules.md'), `# Advice that is passed on, measured

What following an advice saves of a program that does little else, with the 95 % interval of ${pairs} interleaved pairs; negative where it costs. What
does not pay is no rule of mechsym; what pays does so in a loop that does nothing else, and is shown where a rule has facts and a receipt for it
(concatenation: \`immutable-concatenation-in-loop\`).
Made by \`node scripts/folk.js\`.

${sections.join('\n')}`);

function adviceOf(file) {
  return /(?:\/\/ |""")(.*?)\.?(?:"""|\n)/.exec(readFileSync(file, 'utf8'))[1];
}

function percent(part) {
  return `${Math.round(100 * part)} %`;
}

function cell({ value, low, high }) {
  return `${percent(value)} (${Math.round(100 * low)} to ${Math.round(100 * high)})`;
}

function verdict(measured, found) {
  const pays = found.filter((_, i) => measured[i].low > WORTH).map(({ name }) => name);
  if (pays.length === found.length) return 'pays';
  if (pays.length > 0) return `pays on ${pays.join(', ')}`;
  const costs = found.filter((_, i) => measured[i].high < -WORTH).map(({ name }) => name);
  return costs.length > 0 ? `costs${costs.length === found.length ? '' : ` on ${costs.join(', ')}`}` : 'no saving';
}
