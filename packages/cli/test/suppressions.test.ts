import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bulkText, type BulkEntry } from '@mechsym/engine';
import { afterAll, describe, expect, test } from 'vitest';
import { readSuppressions } from '../src/suppress/file.ts';

const folder = mkdtempSync(join(tmpdir(), 'mechsym-suppressions-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const read = (text: string) => readSuppressions(write('s.json', text));
const inOrder = (entries: readonly BulkEntry[] | undefined) => (entries ?? []).map((entry) => JSON.stringify(entry, ['file', 'rule', 'scope', 'count', 'reason'])).sort();

describe('a suppressions file', () => {
  test('is read as it was written, whatever the names', async () => {
    const name = fc.oneof(fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }), fc.constantFrom('__proto__', '<<', 'null', '1', '"#: ', "it's", '\u2028'));
    const entry = fc.record({ file: name, rule: fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/), scope: name, count: fc.integer({ min: 1, max: 1e6 }), reason: fc.constant('why') });
    await fc.assert(fc.asyncProperty(fc.uniqueArray(entry, { selector: (each) => JSON.stringify([each.file, each.rule, each.scope]), maxLength: 8 }), async (entries) => {
      expect(inOrder(await read(bulkText(entries)))).toEqual(inOrder(entries));
    }));
  });

  test('may be laid out by another tool', async () => {
    const entries = [{ file: 'a.py', rule: 'r', scope: 'f', count: 2, reason: 'why' }];
    expect(await read('{"version":1,"a.py: r":"why","a.py: r: f":2}')).toEqual(entries);
    expect(await read('{\r\n\t"version": 1,\r\n\t"a.py: r": "why",\r\n\t"a.py: r: f": 2\r\n}\r\n')).toEqual(entries);
  });

  test('that is not there is none', async () => {
    expect(await readSuppressions(join(folder, 'none.json'))).toBeUndefined();
  });

  test('that is wrong is refused with file, line and column', async () => {
    const wrong: readonly (readonly [string, RegExp])[] = [
      ['{\n  "a.py: r: f": 0,\n  "version": 1\n}\n', /s\.json:2:3: `a\.py: r: f` must be >= 1$/],
      ['{\n  "a.py: r: f": "one",\n  "version": 1\n}\n', /s\.json:2:3: .* must be integer$/],
      ['{\n  "a.py: r": 1,\n  "version": 1\n}\n', /s\.json:2:3: .* must be string$/],
      ['{\n  "a.py": 1,\n  "version": 1\n}\n', /s\.json:2:3: unknown field `a\.py`$/],
      ['{\n  "a.py: r: f": 1,\n  "a.py: r: f": 2,\n  "version": 1\n}\n', /s\.json:3:3: .*unique/],
      ['{\n  "version": 2\n}\n', /s\.json:2:3: `version` has to be 1/],
      ['{\n  "a.py: r: f": 1\n}\n', /s\.json:1:1: missing field `version`/],
      ['{\n  "a.py: r: f":\n', /s\.json:\d:\d/],
      ['[]', /s\.json:1:1: `the file` must be object/],
      ['', /s\.json:1: it is empty/],
      ['{\n<<<<<<< ours\n  "a.py: r: f": 1,\n=======\n  "a.py: r: f": 2,\n>>>>>>> theirs\n  "version": 1\n}\n', /s\.json:2: a merge was not finished here/],
    ];
    for (const [text, message] of wrong) await expect(read(text), text).rejects.toThrow(message);
  });

  test('of a folder is refused', async () => {
    await expect(readSuppressions(folder)).rejects.toThrow(/cannot be read: is a folder/);
  });
});

interface Branches {
  readonly base: readonly BulkEntry[];
  readonly ours: readonly BulkEntry[];
  readonly theirs: readonly BulkEntry[];
}

/** Blocks of a base, each of which at most one branch changes, and new ones that have a block of the base between them. */
const branches: fc.Arbitrary<Branches> = fc.array(fc.record({
  before: fc.dictionary(fc.constantFrom('f', 'g', 'C.m', '<module>'), fc.integer({ min: 1, max: 3 }), { minKeys: 1 }),
  after: fc.dictionary(fc.constantFrom('f', 'g', 'C.m', '<module>'), fc.integer({ min: 1, max: 3 }), { minKeys: 1 }),
  by: fc.constantFrom('ours', 'theirs', 'nobody'),
  added: fc.constantFrom('ours', 'theirs', 'nobody'),
}), { minLength: 1, maxLength: 8 }).map((blocks) => {
  const side = (who: string) => blocks.flatMap(({ before, after, by, added }, i) => {
    const entries = (rule: string, counts: Readonly<Record<string, number>>) => Object.entries(counts).map(([scope, count]) => ({ file: `src/${i >> 1}.py`, rule, scope, count, reason: 'why' }));
    return [...entries(`rule-${i % 2}`, by === who ? after : before), ...(added === who ? entries(`rule-${i % 2}-new`, after) : [])];
  });
  return { base: side(''), ours: side('ours'), theirs: side('theirs') };
});

test('two branches that change different blocks merge without a conflict, to what both say', async () => {
  await fc.assert(fc.asyncProperty(branches, async ({ base, ours, theirs }) => {
    const files = [['ours', ours], ['base', base], ['theirs', theirs]] as const;
    const { status, stdout: text } = spawnSync('git', ['merge-file', '-p', ...files.map(([name, entries]) => write(name, bulkText(entries)))], { encoding: 'utf8' });
    expect(status, text).toBe(0);
    const key = ({ file, rule }: BulkEntry) => `${file}: ${rule}`;
    const blockOf = (entries: readonly BulkEntry[], block: string) => entries.filter((each) => key(each) === block);
    const expected = [...new Set([...ours, ...theirs, ...base].map(key))].flatMap((block) => {
      const changed = JSON.stringify(blockOf(ours, block)) === JSON.stringify(blockOf(base, block)) ? theirs : ours;
      return blockOf(changed, block);
    });
    expect(text).toBe(bulkText(expected));
    expect(inOrder(await read(text))).toEqual(inOrder(expected));
  }), { numRuns: 60 });
});

test('git merges them as it merges branches', () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });

  /** What `git merge` makes of the file on two branches, without a work tree. */
  function merge(base: readonly BulkEntry[], ours: readonly BulkEntry[], theirs: readonly BulkEntry[]) {
    const commit = (entries: readonly BulkEntry[], ...parents: readonly string[]) => {
      const blob = execFileSync('git', ['hash-object', '-w', '--stdin'], { cwd: folder, input: bulkText(entries), encoding: 'utf8' }).trim();
      const tree = execFileSync('git', ['mktree'], { cwd: folder, input: `100644 blob ${blob}\ts.json\n`, encoding: 'utf8' }).trim();
      return git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit-tree', tree, '-m', 'x', ...parents.flatMap((parent) => ['-p', parent])).trim();
    };
    const start = commit(base);
    return spawnSync('git', ['merge-tree', '--write-tree', commit(ours, start), commit(theirs, start)], { cwd: folder, encoding: 'utf8' });
  }

  const entry = (file: string, rule: string, count = 1): BulkEntry => ({ file, rule, scope: 'f', count, reason: 'why' });
  const base = [entry('a.py', 'one'), entry('a.py', 'two'), entry('b.py', 'one')];
  git('init', '-q');
  const merged = merge(base, [entry('a.py', 'one', 2), ...base.slice(1)], [...base.slice(0, 2), entry('b.py', 'one', 5), entry('c.py', 'one')]);
  expect(merged.status, merged.stdout).toBe(0);
  expect(git('show', `${merged.stdout.trim()}:s.json`)).toBe(bulkText([entry('a.py', 'one', 2), entry('a.py', 'two'), entry('b.py', 'one', 5), entry('c.py', 'one')]));
});
