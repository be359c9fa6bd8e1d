import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';

const node = nodes()[0]?.path;
if (node === undefined) throw new Error('no Node that can be recorded was found');
/** The shim of the recorder goes by the name on PATH. */
const env = { PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` };

const TREE = `class Node {
  constructor(key) { this.key = key; }
}
class Leaf {
  constructor(key) { this.leaf = true; this.key = key; }
}

function weigh(node, factor) {
  return node.key * factor;
}

function total(nodes, factor) {
  let sum = 0;
  for (const node of nodes) sum += weigh(node, factor);
  return sum;
}

module.exports = { Node, Leaf, total };
`;
const MAIN = `const { Node, Leaf, total } = require('./tree.js');

const MIXED = false;
const nodes = Array.from({ length: 20000 }, (_, n) => (MIXED && n % 2 === 0 ? new Leaf(n) : new Node(n)));
let sum = 0;
for (let round = 0; round < 8000; round++) sum += total(nodes, round & 7);
console.log(sum);
`;
/** Code that never runs and makes a function too big to be inlined. */
const BIG = `  if (factor > 1e9) {\n${Array.from({ length: 60 }, (_, i) => `    factor = (factor * ${i + 3} + node.key * ${i}) % 10007;\n    if (factor === ${i}) factor += node.key;\n`).join('')}  }\n`;

const { folder, remove } = project({ 'tree.js': TREE, 'main.js': MAIN });
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'pipe' });
const record = async (name: string, message: string) => {
  git('add', '-A');
  git('commit', '-qm', message);
  const ran = await mechsym(['record', '--output', `../${name}.facts.jsonl.gz`, '--', 'node', 'main.js'], { cwd: folder, env });
  if (ran.code !== 0) throw new Error(ran.stderr);
};
const replace = (file: string, from: string, to: string) => {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(join(folder, file), text.replace(from, to));
};
interface Site { readonly kind: string; readonly lost: boolean; readonly name: string; readonly before: string; readonly after: string; readonly detail: string; readonly touched?: boolean; readonly location: { readonly file: string; readonly function: string } }
interface Result { readonly comparison: { readonly sites: readonly Site[]; readonly lost?: { readonly value: number; readonly low: number; readonly high: number } } }

let mixed: Result;
beforeAll(async () => {
  git('init', '-q', '-b', 'main');
  git('config', 'user.name', 'A. Programmer');
  git('config', 'user.email', 'a@example.org');
  git('config', 'commit.gpgsign', 'false');
  await record('a', 'one class');
  replace('main.js', 'MIXED = false', 'MIXED = true');
  await record('b', 'two classes');
  mixed = await diff('../a.facts.jsonl.gz', '../b.facts.jsonl.gz', '--since', 'HEAD~1');
  replace('tree.js', '  return node.key * factor;', `${BIG}  return node.key * factor;`);
  await record('c', 'a function that is too big');
});
afterAll(() => remove());

const diff = async (...args: string[]) => {
  const ran = await mechsym(['diff', ...args, '--format', 'json', '--fail-on', 'never'], { cwd: folder });
  if (ran.code !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout) as Result;
};
const lostIn = ({ comparison }: Result) => comparison.sites.filter(({ lost }) => lost);

describe('what the runtime came to think otherwise', () => {
  test('a site became polymorphic in a file that the change does not touch', () => {
    expect(lostIn(mixed).filter(({ kind }) => kind === 'shapes')).toMatchObject([{
      name: 'Node.key', before: 'monomorphic', after: 'polymorphic', touched: false, location: { file: 'tree.js', function: 'weigh' },
    }]);
    expect(mixed.comparison.lost?.value).toBeGreaterThan(0.01);
  });

  test('an inlining was lost at a call in a function that the change does not touch', async () => {
    const sites = lostIn(await diff('../b.facts.jsonl.gz', '../c.facts.jsonl.gz', '--since', 'HEAD~1')).filter(({ kind }) => kind === 'inlining');
    expect(sites).toMatchObject([{ name: 'weigh', before: 'inlined', after: 'not inlined', touched: false, location: { file: 'tree.js', function: 'total' } }]);
    expect(sites[0]?.detail).toContain('callee-too-big');
  });

  test('the other way round nothing is lost, and what was lost is won', async () => {
    const { comparison } = await diff('../b.facts.jsonl.gz', '../a.facts.jsonl.gz');
    expect(comparison.sites.filter(({ kind }) => kind === 'shapes')).toMatchObject([{ lost: false, name: 'Node.key', before: 'polymorphic', after: 'monomorphic' }]);
  });

  test('a recording compared with itself has lost and won nothing', async () => {
    expect((await diff('../c.facts.jsonl.gz', '../c.facts.jsonl.gz')).comparison.sites).toEqual([]);
  });

  test('is a regression, and fails, without any finding', async () => {
    const ran = await mechsym(['diff', '../b.facts.jsonl.gz', '../c.facts.jsonl.gz'], { cwd: folder });
    expect(ran.stdout).toContain('this change lost 1 inlining; that site carries');
    expect(ran.code).toBe(1);
    expect((await mechsym(['diff', '../b.facts.jsonl.gz', '../c.facts.jsonl.gz', '--fail-on', 'new'], { cwd: folder })).code).toBe(0);
  });
});

describe('what cannot be compared ends with 2, and says why', () => {
  const bad: readonly (readonly [what: string, text: string, message: RegExp])[] = [
    ['no JSON', '{ "findings": ', /bad\.json: is neither a recording nor a result of mechsym lint --format json/],
    ['other JSON', '{ "findings": [] }', /bad\.json: is no result of mechsym lint --format json: the document must have required property/],
    ['a result of another version', '{ "$schema": "x", "version": 7 }', /bad\.json: is no result/],
    ['an empty file', '', /no recording in bad\.json|bad\.json/],
    ['a recording that is none', '{"mechsym":"facts"', /bad\.json/],
    ['bytes', '\u0000\u0001\u0002', /bad\.json/],
  ];
  test.each(bad)('%s', async (_, text, message) => {
    writeFileSync(join(folder, 'bad.json'), text);
    for (const args of [['bad.json', '../a.facts.jsonl.gz'], ['../a.facts.jsonl.gz', 'bad.json']]) {
      const ran = await mechsym(['diff', ...args], { cwd: folder });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toMatch(message);
      expect(ran.stderr).not.toMatch(/\n\s+at .+:\d+:\d+|This is a bug/);
    }
  });

  test('a revision that does not exist, before anything is read', async () => {
    const ran = await mechsym(['lint', '--since', 'nowhere'], { cwd: folder });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain('--since nowhere: there is no such commit in');
  });
});
