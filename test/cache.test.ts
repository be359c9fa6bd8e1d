import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Answers } from '../packages/cli/src/cache/answers.ts';
import { FORMATS } from '../packages/cli/src/commands/options.ts';
import { mechsym, project } from './helpers/command.ts';

const receipt = fileURLToPath(new URL('../packages/rules/megamorphic-site-in-hot-loop/receipt', import.meta.url));
const source = readFileSync(join(receipt, 'before.js'), 'utf8');
const RULE = 'megamorphic-site-in-hot-loop';
const KNOWN = '{\n  "main.js: RULE": "by design",\n  "main.js: RULE: shade": 9,\n  "version": 1\n}\n'.replaceAll('RULE', RULE);

const OWN = `rule: own-rule
title: an operation
summary: Says that an operation is hot.
level: note
languages: [javascript]
requires: [cost]
match:
  - site: [attribute]
impact:
  share: cost(site)
message:
  developer:
    title: an operation
    label: here
    why: It is hot.
    fix: Do it less often.
  runtime:
    title: an operation
    label: here
    why: It is hot.
    fix: Do it less often.
`;

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = project({ 'main.js': source, 'mechsym.config.yaml': 'extends: recommended\n', 'other.js': 'let x = 1;\n' }));
  cpSync(join(receipt, 'recordings', 'before.jsonl.gz'), join(folder, 'run.facts.jsonl.gz'));
});
afterEach(() => remove());

const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
/** A date for the command: the clock of a process is not ours to set. */
const at = (day: string) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`const D = Date; globalThis.Date = class extends D { constructor(...a) { super(...(a.length ? a : ['${day}T12:00:00'])); } }`)}` });

/** Runs a lint, and says what the cache was good for; the CPU times are left out of what it wrote. */
async function lint(args: readonly string[] = [], day = '2026-11-28') {
  const { code, stdout, stderr } = await mechsym(['lint', '--facts', 'run.facts.jsonl.gz', '--stats', ...args], { cwd: folder, env: at(day) });
  return { code, stdout, stderr: stderr.replace(/mechsym {2}CPU time\n[^]*/, ''), cache: /^cache: (.*)$/m.exec(stderr)?.[1] ?? 'says nothing' };
}
const entries = () => readdirSync(join(folder, '.mechsym', 'cache'));
const entry = () => join(folder, '.mechsym', 'cache', entries()[0] as string);

describe('a lint of what was linted before', () => {
  test('comes from the cache, and every format is the same to the byte', async () => {
    const files = (to: string) => FORMATS.flatMap((format) => ['--format', format, '--output-file', join(folder, '..', `${to}.${format}`)]);
    const without = await lint([...files('without'), '--no-cache']);
    expect(without.cache).toBe('off, --no-cache');
    expect(existsSync(join(folder, '.mechsym', 'cache'))).toBe(false);
    expect((await lint(files('missed'))).cache).toBe('miss, nothing is kept for these facts, rules and settings');
    const hit = await lint(files('hit'));
    expect(hit).toEqual({ ...without, cache: 'hit' });
    expect(hit.code).toBe(1);
    for (const format of FORMATS) {
      const [first, ...others] = ['without', 'missed', 'hit'].map((to) => readFileSync(join(folder, '..', `${to}.${format}`), 'utf8'));
      expect(first).not.toBe('');
      for (const each of others) expect(each, format).toBe(first);
    }
    expect(readFileSync(join(folder, '.mechsym', '.gitignore'), 'utf8')).toBe('*\n');
  });

  test('is known from the content alone: in another folder, and after files were written anew', async () => {
    await lint();
    const elsewhere = `${folder} 2`;
    renameSync(folder, elsewhere);
    cpSync(elsewhere, folder, { recursive: true });
    write('main.js', source);
    expect((await lint()).cache).toBe('hit');
  });

  test('is linted anew after any change that matters, and the result is what it is without a cache', async () => {
    const part = {
      source: { as: source, edited: source.replace('tree.crown *', '2 * tree.crown *'), comment: `${source}\n// the end\n`, suppressing: source.replace(/^.*tree\.crown.*$/m, `$& // mechsym-ignore[${RULE} until=2026-11-28]: this week`) },
      facts: { as: 'before', other: 'after' },
      rule: { none: undefined, own: OWN, reworded: OWN.replace('less often', 'once'), wrong: OWN.replace('cost(site)', 'cost(sight)') },
      config: { as: 'extends: recommended\n', floor: 'extends: recommended\nminImpact: 40%\n', override: `overrides:\n  - files: '*.js'\n    rules: { ${RULE}: error }\n`, off: `rules: { ${RULE}: off }\n` },
      known: { none: undefined, counted: KNOWN },
      day: { today: '2026-11-28', tomorrow: '2026-11-29' },
      paths: { all: [], there: ['main.js'], elsewhere: ['other.js'] },
    } as const;
    type State = { readonly [Part in keyof typeof part]: keyof typeof part[Part] };
    let state: State = { source: 'as', facts: 'as', rule: 'none', config: 'as', known: 'none', day: 'today', paths: 'all' };
    const kept = new Set<string>();
    const run = async () => {
      write('main.js', part.source[state.source]);
      write('mechsym.config.yaml', part.config[state.config]);
      cpSync(join(receipt, 'recordings', `${part.facts[state.facts]}.jsonl.gz`), join(folder, 'run.facts.jsonl.gz'));
      const [rule, known] = [part.rule[state.rule], part.known[state.known]];
      if (known === undefined) rmSync(join(folder, 'mechsym-suppressions.json'), { force: true }); else write('mechsym-suppressions.json', known);
      if (rule !== undefined) write('own.yaml', rule);
      const args = ['--format', 'json', ...(rule === undefined ? [] : ['--rules', 'own.yaml']), ...part.paths[state.paths]];
      const { cache, ...withIt } = await lint(args, part.day[state.day]);
      const { cache: _, ...without } = await lint([...args, '--no-cache'], part.day[state.day]);
      expect(withIt, JSON.stringify(state)).toEqual(without);
      // Suppressions, the date and paths are no part of what is kept.
      const name = JSON.stringify([state.source, state.facts, state.rule, state.config]);
      expect(cache.split(',')[0], JSON.stringify(state)).toBe(kept.has(name) ? 'hit' : 'miss');
      kept.add(name);
      return withIt;
    };
    const first = await run();
    const edit = fc.constantFrom(...Object.entries(part).flatMap(([name, values]) => Object.keys(values).map((value) => ({ [name]: value }))));
    // Each change by itself first, then some on top of each other.
    for (const change of [{ source: 'edited' }, { source: 'suppressing' }, { day: 'tomorrow' }, { source: 'as' }, { known: 'counted' }, { paths: 'elsewhere' }, { facts: 'other' }, { rule: 'own' }, { rule: 'reworded' }, { config: 'override' }] as const) {
      state = { ...state, ...change };
      await run();
    }
    state = { source: 'suppressing', facts: 'as', rule: 'none', config: 'as', known: 'none', day: 'today', paths: 'all' };
    expect((await run()).stdout, 'a suppression changes something').not.toBe(first.stdout);
    await fc.assert(fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (changes) => {
      state = Object.assign({}, state, ...changes) as State;
      await run();
    }), { numRuns: 6, endOnFailure: true });
  });

  test('is found where the facts name a file that is gone only while the project is as it was', async () => {
    renameSync(join(folder, 'main.js'), join(folder, 'moved.js'));
    const first = await lint(['--format', 'json']);
    expect(await lint(['--format', 'json'])).toEqual({ ...first, cache: 'hit' });
    mkdirSync(join(folder, 'deep'));
    renameSync(join(folder, 'moved.js'), join(folder, 'deep', 'main.js'));
    const after = await lint(['--format', 'json']);
    expect(after.cache).toMatch(/^miss, another answer than before: /);
    expect(after.stdout).toBe((await lint(['--format', 'json', '--no-cache'])).stdout);
    expect(after.stdout).not.toBe(first.stdout);
  });

  test('tells what is staged from what is in the work tree', async () => {
    const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
    git('init', '-q');
    git('add', '.');
    const staged = () => lint(['--staged', '--format', 'json']);
    const first = await staged();
    expect(first.cache).toMatch(/^miss/);
    write('main.js', source.replace('tree.crown *', '2 * tree.crown *'));
    expect(await staged()).toEqual({ ...first, cache: 'hit' });
    expect((await lint(['--format', 'json'])).cache).toMatch(/^miss, another answer than before: read main\.js$/);
    git('add', '.');
    expect((await staged()).cache).toBe('hit'); // as the work tree was linted
  });
});

describe('an entry of the cache', () => {
  const head = (text: string) => readFileSync(entry(), 'utf8').split('\n')[0]?.replace(/\w+$/, createHash('sha256').update(text).digest('hex')) as string;
  const forged = (change: (analysis: Record<string, never>) => unknown, trace?: unknown) => {
    const [, old, analysis] = readFileSync(entry(), 'utf8').split('\n') as [string, string, string];
    const text = `${trace === undefined ? old : JSON.stringify(trace)}\n${JSON.stringify(change(JSON.parse(analysis) as Record<string, never>))}`;
    writeFileSync(entry(), `${head(text)}\n${text}`);
  };
  const named = (name: string, value: unknown) => (analysis: object) => JSON.parse(JSON.stringify(analysis, (key, each: unknown) => (key === name ? value : each))) as unknown;
  const damages: Readonly<Record<string, () => void>> = {
    'is cut off': () => writeFileSync(entry(), readFileSync(entry()).subarray(0, 5000)),
    'is empty': () => writeFileSync(entry(), ''),
    'has another byte': () => writeFileSync(entry(), readFileSync(entry(), 'utf8').replace('"warning"', '"warming"')),
    'is of another key': () => writeFileSync(entry(), readFileSync(entry(), 'utf8').replace(/ [0-9a-f]{4}/, ' 0000')),
    'is no analysis': () => forged(() => ({ found: 'nothing' })),
    'lacks a part': () => forged(({ carries: _, ...analysis }) => analysis),
    'has a number that is none': () => forged(named('low', 'low')),
    'names a file that was not read': () => forged(named('file', '../../secret.js')),
    'asks what is no question': () => forged((analysis) => analysis, [['run rm', '']]),
    'asks for a file outside': () => forged((analysis) => analysis, [['read ../secret.js', createHash('sha256').update('secret').digest('base64url')]]),
    'is a link': () => { const [name] = entries(); renameSync(entry(), join(folder, 'kept')); symlinkSync(join(folder, 'kept'), join(folder, '.mechsym', 'cache', name as string)); },
    'is a folder': () => { const name = entry(); rmSync(name); mkdirSync(name); },
  };

  test('that is damaged, foreign or forged is a miss: no error, and the result is what it is', async () => {
    writeFileSync(join(folder, '..', 'secret.js'), 'secret');
    const { cache: _, ...without } = await lint();
    forged((analysis) => analysis);
    expect((await lint()).cache, 'written anew as it was').toBe('hit');
    for (const [name, damage] of Object.entries(damages)) {
      if (!existsSync(entry()) || entries().length > 1) throw new Error(name);
      damage();
      const { cache, ...after } = await lint();
      expect(after, name).toEqual(without);
      expect(cache, name).toMatch(/^miss, /);
    }
  });

  test('goes when there are too many, those first that were not used for longest; nothing else in the folder is touched', async () => {
    const cache = join(folder, '.mechsym', 'cache');
    mkdirSync(cache, { recursive: true });
    const name = (i: number) => `${String(i).padStart(32, '0')}-${'a'.repeat(16)}`;
    for (let i = 0; i < 40; i++) {
      writeFileSync(join(cache, name(i)), 'x');
      utimesSync(join(cache, name(i)), 1_700_000_000 + i, 1_700_000_000 + i);
    }
    writeFileSync(join(cache, 'mine.txt'), 'x');
    await lint();
    const left = entries().filter((each) => each.endsWith('a'.repeat(16)));
    expect(left.sort()).toEqual(Array.from({ length: 23 }, (_, i) => name(17 + i)).sort());
    expect(entries()).toHaveLength(23 + 2);
    for (const each of left) writeFileSync(join(cache, each), Buffer.alloc(4 * 2 ** 20));
    write('main.js', `${source}\n`);
    await lint();
    expect(entries().filter((each) => each.endsWith('a'.repeat(16))).length).toBeLessThan(8);
  });

  test('is not written through a link, nor where something else is', async () => {
    const elsewhere = join(folder, '..', 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(join(folder, '.mechsym'));
    symlinkSync(elsewhere, join(folder, '.mechsym', 'cache'));
    expect((await lint()).cache).toMatch(/not kept: the folder for it is a link$/);
    expect(readdirSync(elsewhere)).toEqual([]);
    rmSync(join(folder, '.mechsym', 'cache'));
    write('.mechsym/cache', '');
    const { code, cache } = await lint();
    expect(code).toBe(1);
    expect(cache).toMatch(/not kept: it cannot be written$/);
  });
});

describe('what a lint asked', () => {
  const nothing = { files: () => Promise.resolve([]), renamed: () => Promise.resolve(undefined) };

  test('is no trace if a file changed while it was linted', async () => {
    let text = 'one';
    const answers = new Answers(() => Promise.resolve(Buffer.from(text)), nothing);
    await answers.readSource('a.js');
    expect(answers.trace).toHaveLength(1);
    text = 'two';
    await answers.readSource('a.js');
    expect(answers.trace).toBeUndefined();
  });

  test('tells an empty file from none, and reads nothing twice', async () => {
    let reads = 0;
    let bytes: Uint8Array | undefined = new Uint8Array();
    const reader = () => { reads++; return Promise.resolve(bytes); };
    const first = new Answers(reader, nothing);
    await first.readSource('a.js');
    const trace = first.trace ?? [];
    const second = new Answers(reader, nothing);
    expect(await second.firstChange(trace)).toBeUndefined();
    await second.readSource('a.js');
    expect(reads).toBe(2);
    bytes = undefined;
    expect(await new Answers(reader, nothing).firstChange(trace)).toBe('read a.js');
  });
});
