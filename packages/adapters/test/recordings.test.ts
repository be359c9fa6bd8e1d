import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { columnsOf, isKind, read, readInto, Recording, type Site } from '@mechsym/facts';
import { describe, expect, it } from 'vitest';

const FOLDER = fileURLToPath(new URL('../cpython/recordings/', import.meta.url));
const VERSIONS = readdirSync(FOLDER).filter((name) => /^3\.\d+$/.test(name)).sort();

describe.for(VERSIONS)('the sample recording of %s', (version) => {
  const file = `${FOLDER}${version}/shapes.facts.jsonl`;

  it('reads without a problem and names four types at the megamorphic sites', async () => {
    const recording = await read([readFileSync(file)], { file });
    expect(recording.problems).toEqual([]);
    const coverage = recording.functionsOf('examples/shapes/main.py').find((facts) => facts.function === 'coverage');
    for (const name of ['x', 'area', 'y']) {
      const site = coverage?.sites.find((each) => each.operation === 'attribute' && each.name === name);
      expect(Object.keys(site?.rows('inline-cache')[0]?.shapes ?? {}).sort())
        .toEqual(['__main__:Circle', '__main__:Ring', '__main__:Square', '__main__:Triangle']);
    }
    const [whole] = coverage?.rowsAt('cost', -1) ?? [];
    expect((whole?.total ?? 0) / recording.totals.samples).toBeGreaterThan(0.8);
  });

  it('has the columns of the vocabulary, in its order', () => {
    const { columns } = JSON.parse(readFileSync(file, 'utf8').split('\n', 1)[0] ?? '') as { columns: Record<string, string[]> };
    for (const [kind, names] of Object.entries(columns)) {
      if (kind === 'site') continue;
      if (!isKind(kind)) throw new Error(`${kind} is no kind of fact`);
      expect(names).toEqual(columnsOf(kind).map(({ name }) => name));
    }
  });

  it('names no folder of the machine it was made on', () => {
    expect(readFileSync(file, 'utf8')).not.toMatch(/\/(root|work|home|tmp|opt|usr)\//);
  });
});

describe.for(VERSIONS.filter((version) => ['3.14', '3.15'].includes(version)))('the recording of %s that was seen from outside', (version) => {
  it('has the time of a search where it is, and the clock has it where a signal was looked for', async () => {
    const files = ['search.facts.jsonl', 'search.outside.facts.jsonl'].map((name) => readFileSync(`${FOLDER}outside/${version}/${name}`));
    const recording = new Recording();
    for (const file of files) await readInto(recording, [file], { file: 'search' });
    expect(recording.problems).toEqual([]);
    expect(recording.processes).toHaveLength(1);
    const searching = recording.functionsOf('packages/adapters/cpython/recordings/outside/search.py').find((facts) => facts.function === 'searching');
    const part = (operation: string, of: (site: Site) => number) => {
      const sites = searching?.sites ?? [];
      return sites.filter((site) => site.operation === operation).reduce((sum, site) => sum + of(site), 0) / sites.reduce((sum, site) => sum + of(site), 0);
    };
    const looks = (site: Site) => site.rows('counter').reduce((sum, row) => sum + row.self, 0);
    const samples = (site: Site) => site.rows('cost').reduce((sum, row) => sum + row.self, 0);
    expect(part('membership', looks)).toBeGreaterThan(0.4);
    expect(part('membership', samples)).toBe(0);
  });
});
