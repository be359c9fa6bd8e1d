/**
 * The scoreboard: how high the planted or known causes rank, and whether predicted savings come true. docs/scoreboard.md.
 *
 *   npm run score -- [--only PREFIX]... [--pairs N] [--again] [--predictions] [--list] [--report] [--no-page]
 *
 * PREFIX is of KIND/RUNTIME/LANGUAGE/NAME: `--only cases/3.14`, `--only traps/node22/javascript/tiny-lists`; `3.14` alone is all of it.
 * With --pairs 0 programs are recorded only, and what the case itself notes as measured stands in. What is in test/score/results.json with enough pairs is not measured again unless --again says so, so that a run may be stopped and
 * taken up. --predictions records what was measured once more and keeps its pairs: for when the engine or a recorder has changed; what tables say now of the places that were kept, `npm run generate` works out. --report measures nothing and writes the page; --list says what is there to measure and what is missing.
 */
import { cpus, arch } from 'node:os';
import { spawnSync } from 'node:child_process';
import { programsOf } from './case-files.js';
import { root } from './measure.js';
import { runtimes } from './runtimes.js';
import { estimateOf } from './measure.js';
import { measured } from './score/measure.js';
import { fieldPrograms, measuredField } from './score/field.js';
import { predictedFor } from './score/predict.js';
import { keep, kept, keyOf } from './score/results.js';

const words = process.argv.slice(2);
const values = (name) => words.flatMap((word, i) => (word === name ? [words[i + 1]] : []));
const only = values('--only');
const pairs = Number(values('--pairs')[0] ?? 4);
const again = words.includes('--again');
const predictions = words.includes('--predictions');
const unknown = words.filter((word, i) => word.startsWith('--') ? !['--only', '--pairs', '--again', '--predictions', '--list', '--report', '--no-page'].includes(word) : !['--only', '--pairs'].includes(words[i - 1]));
if (unknown.length > 0 || !(pairs >= 0)) {
  console.error(`score: ${unknown.length > 0 ? `unknown: ${unknown.join(' ')}` : '--pairs takes a number'}`);
  process.exit(2);
}

const results = kept();
if (!words.includes('--report')) {
  for (const runtime of runtimes()) {
    for (const program of [...programsOf('cases', runtime), ...programsOf('traps', runtime), ...fieldPrograms(runtime)]) {
      const key = keyOf({ ...program, runtime: runtime.name });
      if (only.length > 0 && !only.some((prefix) => key.startsWith(prefix) || runtime.name === prefix)) continue;
      const before = results.entries[key];
      const missing = predictions ? Number(before !== undefined) / 2 : again || before === undefined ? Math.max(pairs, 0.5) : pairs - before.savings.length;
      if (missing > 0 && words.includes('--list')) console.log(`${key}: ${before === undefined ? 'not recorded, ' : ''}${Math.floor(missing)} pairs missing`);
      if (missing <= 0 || words.includes('--list')) continue;
      try {
        const measure = program.kind === 'field' ? measuredField : measured;
        const entry = await measure(program, runtime, Math.floor(missing), again && !predictions ? [] : before?.savings);
        if (entry === undefined) continue;
        Object.assign(entry, await predictedFor(entry));
        const fresh = kept();
        fresh.machine = `${cpus().length} cores, ${arch()}`;
        fresh.entries[key] = { ...entry, date: new Date().toISOString().slice(0, 10) };
        keep(fresh);
        say(key, entry);
      } catch (error) {
        console.error(`${key}: ${error.message}`);
        process.exitCode = 1;
      }
    }
  }
}
if (!words.includes('--list') && !words.includes('--no-page')) spawnSync(process.execPath, ['scripts/generate.js'], { cwd: root, stdio: 'inherit' });

function say(key, entry) {
  const percent = (value) => (value === undefined ? '-' : `${(100 * value).toFixed(1)} %`);
  const { value, low, high } = entry.savings.length > 1 ? estimateOf(entry.savings) : { value: [entry.noted].flat()[0] };
  const list = entry.kind === 'traps' ? `reported ${entry.reported.length}` : `place ${entry.rank}, line ${entry.profile.line}, function ${entry.profile.function}; predicted ${percent(entry.predicted)} (${percent(entry.low)} to ${percent(entry.high)})`;
  console.log(`${key}: ${list}; measured ${percent(value)} (${percent(low)} to ${percent(high)})`);
}
