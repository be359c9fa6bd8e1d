import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImportFault, readSarif } from '../../src/imported/read.ts';
import type { ImportedRun } from '../../src/imported/model.ts';

const ROOTS = { absolute: ['/project'], prefix: '' };
const fixture = (name: string) => readFileSync(new URL(`../../../../test/imports/${name}.sarif`, import.meta.url), 'utf8');
const FIXTURES = ['ruff', 'eslint', 'semgrep'].map(fixture);

function runOf(run: object): ImportedRun {
  const read = readSarif(JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'tool' } }, ...run }] }), 'x.sarif', ROOTS).runs[0];
  if (read === undefined) throw new Error('no run');
  return read;
}

const at = (physicalLocation: object) => ({ message: { text: 'm' }, ruleId: 'r', locations: [{ physicalLocation }] });
const inFile = { artifactLocation: { uri: 'a.py' } };

describe('real logs', () => {
  test.each([
    ['ruff', 'ruff', 5, { rule: 'UP031', level: 'error', message: 'Use format specifiers instead of percent format', file: 'src/transcript.py', region: { startLine: 19, startColumn: 16, endLine: 19, endColumn: 27 } }],
    ['eslint', 'ESLint', 10, { rule: 'unicorn/no-for-loop', level: 'error', file: 'src/menu.mjs', region: { startLine: 44, startColumn: 3, endLine: 44, endColumn: 45 } }],
    ['semgrep', 'Semgrep OSS', 19, { rule: 'percent-format', level: 'warning', file: 'src/transcript.py', region: { startLine: 19, startColumn: 16, endLine: 19, endColumn: 60 } }],
  ])('of %s are read whole', (name, tool, count, one) => {
    const { runs, problems } = readSarif(fixture(name), name, ROOTS);
    expect(problems).toEqual([]);
    expect(runs).toMatchObject([{ tool, from: name, left: {} }]);
    expect(runs[0]?.results).toHaveLength(count);
    expect(runs[0]?.results).toContainEqual(expect.objectContaining(one));
  });

  test('name no file of the machine once they are read', () => {
    for (const name of ['ruff', 'eslint', 'semgrep']) {
      const { runs } = readSarif(fixture(name), name, { absolute: ['/project'], prefix: 'apps/' });
      expect(JSON.stringify(runs[0]?.raw)).not.toContain('file:');
      expect(JSON.stringify(runs[0]?.raw)).toContain('"uri":"apps/src/');
      expect(runs[0]?.raw.results).toHaveLength(runs[0]?.results.length ?? 0);
    }
  });
});

describe('a file', () => {
  test('is found through bases that rest on other bases, and through the list of artifacts', () => {
    const { results } = runOf({
      originalUriBaseIds: { ROOT: { uri: 'file:///project/' }, SRC: { uri: 'src/', uriBaseId: 'ROOT' }, LOOP: { uriBaseId: 'LOOP' } },
      artifacts: [{ location: { uri: 'listed.py', uriBaseId: 'SRC' } }],
      results: [at({ artifactLocation: { uri: 'a.py', uriBaseId: 'SRC' } }), at({ artifactLocation: { index: 0 } }), at({ artifactLocation: { uri: 'b.py', uriBaseId: 'LOOP' } }), at({ artifactLocation: { uri: 'c.py', uriBaseId: 'toString' } })],
    });
    expect(results.map(({ file }) => file)).toEqual(['src/a.py', 'src/listed.py', 'b.py', 'c.py']);
  });

  test('outside of the project, or none at all, is counted', () => {
    const { results, left, raw } = runOf({ results: [at({ artifactLocation: { uri: 'file:///etc/passwd' } }), at({}), { message: { text: 'm' } }, at({ artifactLocation: { uri: '../x.py' } })] });
    expect(results).toEqual([]);
    expect(left).toEqual({ 'outside the project': 2, 'without a file': 2 });
    expect(raw.results).toHaveLength(4);
  });
});

describe('what is judged', () => {
  test('is what may be wrong and stands: not what passes, is gone, or is suppressed', () => {
    const { results, left } = runOf({
      results: [
        { ...at(inFile), kind: 'pass' }, { ...at(inFile), kind: 'informational' }, { ...at(inFile), kind: 'review' }, { ...at(inFile), kind: 'open' }, { ...at(inFile), kind: 'fail' },
        { ...at(inFile), baselineState: 'absent' }, { ...at(inFile), baselineState: 'unchanged' },
        { ...at(inFile), suppressions: [{ kind: 'inSource' }] }, { ...at(inFile), suppressions: [{ kind: 'external', status: 'rejected' }] }, { ...at(inFile), suppressions: [] },
      ],
    });
    expect(results.map(({ index }) => index)).toEqual([2, 3, 4, 6, 8, 9]);
    expect(left).toEqual({ 'that find nothing wrong': 2, 'that are there no more': 1, 'suppressed already': 1 });
  });

  test('has its level from the result, else from the rule, else a warning', () => {
    const rules = [{ id: 'r', defaultConfiguration: { level: 'note' } }, { id: 'q' }];
    const { results } = runOf({ tool: { driver: { name: 't', rules } }, results: [at(inFile), { ...at(inFile), level: 'error' }, { ...at(inFile), ruleId: 'q' }, { ...at(inFile), level: 'loud' }, { ...at(inFile), kind: 'open' }] });
    expect(results.map(({ level }) => level)).toEqual(['note', 'error', 'warning', 'warning', 'none']);
  });

  test('has its rule by id, by number, in an extension, with an id that has parts of its own', () => {
    const tool = { driver: { name: 't', rules: [{ id: 'A1', defaultConfiguration: { level: 'note' } }] }, extensions: [{ name: 'ext', rules: [{ id: 'E1', defaultConfiguration: { level: 'error' } }] }] };
    const base = { message: { text: 'm' }, locations: [{ physicalLocation: inFile }] };
    const { results } = runOf({
      tool,
      results: [
        { ...base, ruleIndex: 0 }, { ...base, rule: { index: 0, toolComponent: { index: 0 } } }, { ...base, rule: { id: 'E1', toolComponent: { name: 'ext' } } },
        { ...base, ruleId: 'A1/part' }, { ...base, ruleId: 'unknown' }, { ...base, ruleIndex: 99 }, base,
      ],
    });
    expect(results.map(({ rule, level }) => `${rule} ${level}`)).toEqual(['A1 note', 'E1 error', 'E1 error', 'A1/part note', 'unknown warning', ' warning', ' warning']);
  });

  test('has its message from the rule, with its arguments, and without the marks of links', () => {
    const rules = [{ id: 'r', messageStrings: { hello: { text: '{{x}} {0} is [not](1) \\[this\\], {1}' } } }];
    const { results } = runOf({ tool: { driver: { name: 't', rules } }, results: [{ ...at(inFile), message: { id: 'hello', arguments: ['`a`', '{0}'] } }, { ...at(inFile), message: { id: 'missing' } }] });
    expect(results.map(({ message }) => message)).toEqual(['{x} `a` is not [this], {0}', 'missing']);
  });

  test('may have no columns, no end, no region, or an offset', () => {
    const { results } = runOf({
      columnKind: 'unicodeCodePoints',
      results: [{ startLine: 3 }, { startLine: 3, startColumn: 2 }, { startLine: 3, endLine: 2 }, { charOffset: 5, charLength: 2 }, { byteOffset: 7 }, {}].map((region) => at({ ...inFile, region })).concat(at(inFile)),
    });
    expect(results.map(({ region }) => region)).toEqual([{ startLine: 3 }, { startLine: 3, startColumn: 2 }, { startLine: 3 }, { offset: 5, length: 2 }, undefined, undefined, undefined]);
    expect(results[0]?.unit).toBe('codepoint');
    expect(runOf({ results: [at(inFile)] }).results[0]?.unit).toBe('utf16');
  });

  test('costs itself where it is of the wrong shape, and is counted', () => {
    const log = { version: '2.1.0', runs: [{ tool: {}, results: [null, 1, 'x', [], {}, { message: 'text' }, at({ ...inFile, region: 7 }), at({ ...inFile, region: { startLine: -1 } }), at(inFile)] }, 7] };
    const { runs, problems } = readSarif(JSON.stringify(log), 'x.sarif', ROOTS);
    expect(runs).toMatchObject([{ tool: 'unnamed tool', results: [{ file: 'a.py' }], left: { 'of the wrong shape': 8 } }]);
    expect(problems).toEqual([
      { severity: 'warning', file: 'x.sarif', message: 'a run is no object, and is left out' },
      { severity: 'warning', file: 'x.sarif', message: 'results that are not as SARIF 2.1.0 has them are left out', count: 8 },
    ]);
  });
});

test('what is said of the machine is not passed on', () => {
  const { raw } = runOf({
    invocations: [{ commandLine: 'x --token secret', workingDirectory: { uri: 'file:///home/someone' }, environmentVariables: { KEY: 'secret' }, exitCode: 1 }],
    versionControlProvenance: [{ repositoryUri: 'https://user:secret@a.example' }], originalUriBaseIds: { ROOT: { uri: 'file:///home/someone/' } }, results: [],
  });
  expect(JSON.stringify(raw)).not.toMatch(/secret|someone/);
  expect(raw['invocations']).toEqual([{ executionSuccessful: true, exitCode: 1 }]);
});

test.each([
  ['[]', 'no SARIF: it has no list `runs`'], ['{"runs": {}}', 'no SARIF: it has no list `runs`'],
  ['{"version": "2.0.0", "runs": []}', 'SARIF of version 2.0.0: only 2.1.0 is read'], ['{"runs": [}', 'no JSON: `}` stands here, where a value should be'],
])('%s is refused with what is wrong', (text, message) => {
  expect(() => readSarif(text, 'x', ROOTS)).toThrow(message);
});

test('a byte order mark does not matter', () => {
  expect(readSarif(`\ufeff${fixture('ruff')}`, 'x', ROOTS).runs[0]?.results).toHaveLength(5);
});

describe('the reader never throws anything but a fault, and names nothing outside of the root', () => {
  const exercise = (text: string) => {
    let log;
    try {
      log = readSarif(text, 'x.sarif', ROOTS);
    } catch (error) {
      expect(error).toBeInstanceOf(ImportFault);
      return;
    }
    for (const { results, raw, left } of log.runs) {
      expect(() => JSON.stringify(raw)).not.toThrow();
      for (const { file, index, region, message } of results) {
        expect(file).not.toMatch(/^\/|(^|\/)\.\.(\/|$)|\\|\0/);
        expect(raw.results[index]).toBeDefined();
        expect(typeof message).toBe('string');
        if (region !== undefined) for (const value of Object.values(region)) expect(Number.isSafeInteger(value)).toBe(true);
      }
      for (const count of Object.values(left)) expect(count).toBeGreaterThan(0);
    }
  };

  test('real logs with bytes changed, taken out, repeated', () => {
    const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(40), text: fc.constantFrom('"', '{', '}', '[]', ',', '0', '\\', 'é'), how: fc.constantFrom('set', 'cut', 'repeat') });
    fc.assert(fc.property(fc.constantFrom(...FIXTURES), fc.array(change, { minLength: 1, maxLength: 4 }), (original, changes) => {
      let text = original;
      for (const { at: where, length, text: by, how } of changes) {
        const start = Math.floor(where * text.length);
        text = text.slice(0, start) + (how === 'set' ? by : how === 'repeat' ? text.slice(start, start + length) : '') + text.slice(how === 'repeat' ? start : start + (how === 'set' ? 1 : length));
      }
      exercise(text);
    }), { numRuns: 300 });
  });

  test('real logs with values exchanged for others', () => {
    const strange = fc.constantFrom('null', '-1', '1e308', '1e999', '""', '"\\u0000"', '[]', '{}', '[[]]', '"../../etc/passwd"', '"file:///etc/passwd"', 'true', '{"__proto__":1}', '0.5', '"\\ud800"', '"{0}"');
    fc.assert(fc.property(fc.constantFrom(...FIXTURES), fc.array(fc.tuple(fc.nat(100_000), strange), { minLength: 1, maxLength: 20 }), (original, changes) => {
      let text = original;
      for (const [which, by] of changes) {
        const values = [...text.matchAll(/(?<=: )(?:"(?:[^"\\]|\\.)*"|-?\d[\d.e+-]*|true|false|null)/g)];
        const value = values[which % values.length];
        if (value !== undefined) text = text.slice(0, value.index) + by + text.slice(value.index + value[0].length);
      }
      exercise(text);
    }), { numRuns: 300 });
  });

  test('a log of any nesting', () => {
    exercise(`{"version":"2.1.0","runs":[{"tool":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)},"results":[${JSON.stringify(at(inFile))}]}]}`);
    exercise(`{"runs":${'['.repeat(100_000)}`);
  });

  test('any JSON with the names of SARIF', () => {
    const name = fc.constantFrom('runs', 'tool', 'driver', 'rules', 'results', 'message', 'text', 'id', 'locations', 'physicalLocation', 'artifactLocation', 'uri', 'uriBaseId', 'index', 'region', 'startLine', 'originalUriBaseIds', 'ruleIndex', 'rule', 'toolComponent', 'suppressions', 'kind', '__proto__', 'constructor');
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({ value: fc.oneof({ maxDepth: 6 }, fc.constantFrom<unknown>('a.py', 'r', 1, 0, -1, null, true, '/etc/passwd'), fc.array(tie('value'), { maxLength: 3 }), fc.dictionary(name, tie('value'), { maxKeys: 5 })) }));
    fc.assert(fc.property(fc.array(value, { maxLength: 3 }), (runs) => exercise(JSON.stringify({ runs }))), { numRuns: 1000 });
  });
});
