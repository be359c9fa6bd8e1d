import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { mechsym, project } from './helpers/command.ts';
import { pythons } from './helpers/pythons.ts';

/**
 * The search takes half of the time, but the interpreter looks for signals in the multiplication of long integers two lines below it.
 * `without` runs the same loop without the search, which says how long it takes.
 */
const PROGRAM = `
import time
data = list(range(60))
def without(n):
    total = 0
    for i in range(n):
        total += 1
        big = ((i + 1) << 900) * 3
        total += i
    return total
def searching(n):
    total = 0
    for i in range(n):
        total += 59 in data
        big = ((i + 1) << 900) * 3
        total += i
    return total
spent = [0.0, 0.0]
end = time.process_time() + 6
while time.process_time() < end:
    for which, function in enumerate((without, searching)):
        begin = time.process_time()
        function(2000)
        spent[which] += time.process_time() - begin
print((spent[1] - spent[0]) / sum(spent))
`;

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

const able = pythons().filter(({ version }) => version === '3.14' || version === '3.15');
if (able.length === 0) test.skip('needs CPython 3.14 or 3.15'); // a file without any test fails

describe.each(able)('CPython $version, seen from outside', ({ path }) => {
  test('a search has the share that leaving it out saves, though no signal is looked for there', { timeout: 60_000 }, async () => {
    writeFileSync(join(folder, 'main.py'), PROGRAM);
    const { stdout, stderr, code } = await mechsym(['record', '--', path, 'main.py'], { cwd: folder });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^mechsym {2}recorded /);
    const [name = ''] = readdirSync(join(folder, '.mechsym')).filter((each) => /^\d{8}T/.test(each));
    expect(readdirSync(join(folder, '.mechsym', name)).map((each) => each.replace(/^\d+-\d+/, 'ID')).sort())
      .toEqual(['ID.facts.jsonl', 'ID.outside.facts.jsonl', 'fingerprints.facts.jsonl', 'session.json']);
    const linted = await mechsym(['lint', '--format', 'json'], { cwd: folder });
    const { findings } = JSON.parse(linted.stdout) as { findings: { rule: string; share: { value: number; low: number; high: number; modelled: boolean } }[] };
    const found = findings.find(({ rule }) => rule === 'membership-in-long-list');
    expect(found?.share.modelled).toBe(false);
    const truth = Number(stdout);
    expect(Math.abs((found?.share.value ?? 0) - truth)).toBeLessThan(0.12);
  });
});
