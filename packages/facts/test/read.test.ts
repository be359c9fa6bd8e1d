import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { canonical, merge, read, write } from '../src/index.ts';
import { functionLine, header, messages, readText, text } from './support/lines.ts';
import { sample, samples } from './support/samples.ts';

const onlyRow = async (row: unknown, kind = 'cost') => {
  const recording = await readText(text(header(), functionLine({ cost: [], [kind]: [row, ...(kind === 'cost' ? [[0, 1, 1, 0, 0]] : [])] })));
  return { recording, messages: messages(recording) };
};

describe('a real recording', () => {
  it.each(samples())('$name reads without a problem, whatever the chunks and the packing', async ({ bytes }) => {
    const whole = await read([bytes], { file: 'whole' });
    expect(messages(whole)).toEqual([]);
    expect(whole.size).toBeGreaterThan(1);
    if (whole.clocks.length > 0) expect(whole.totals.samples).toBeGreaterThan(100);
    const text = canonical(whole);
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) => bytes.subarray(7 * i, 7 * i + 7));
    expect(canonical(await read(pieces, { file: 'pieces' }))).toBe(text);
    expect(canonical(await read([gzipSync(bytes)], { file: 'packed' }))).toBe(text);
    const half = bytes.indexOf('\n', bytes.length / 2) + 1;
    const members = Buffer.concat([gzipSync(bytes.subarray(0, half)), gzipSync(bytes.subarray(half))]);
    expect(canonical(await read([members], { file: 'two members' }))).toBe(text);
  });

  it.each(samples())('$name is equal after writing and reading', async ({ bytes }) => {
    const first = await read([bytes], { file: 'first' });
    const again = await readText([...write(first)].join(''));
    expect(messages(again)).toEqual([]);
    expect(canonical(again)).toBe(canonical(first));
    expect(again.totals).toEqual(first.totals);
    expect(again.runtimes).toEqual(first.runtimes);
    expect(again.processes).toEqual(first.processes);
  });

  it('is the same as its lines say: nothing is lost or added', async () => {
    const { bytes } = sample('3.14');
    const recording = await read([bytes], { file: 'x' });
    const lines = bytes.toString().trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    const rows = (kind: string): number[][] => lines.flatMap((line) => (line['file'] === undefined ? [] : (line[kind] ?? []) as number[][]));
    const sum = (list: readonly number[][], column: number): number => list.reduce((all, row) => all + (row[column] as number), 0);
    let self = 0;
    let seen = 0;
    for (const facts of recording.functions()) {
      for (const place of [facts, ...facts.sites]) {
        self += place.rows('cost').reduce((all, row) => all + row.self, 0);
        seen += place.rows('binding').reduce((all, row) => all + row.seen, 0);
      }
    }
    expect(self).toBe(sum(rows('cost'), 1));
    expect(seen).toBe(sum(rows('binding'), 7));
    expect(seen).toBeGreaterThan(0);
  });

  it('can be read for some files only, with the totals of all', async () => {
    const { bytes } = sample('3.14');
    const all = await read([bytes], { file: 'x' });
    const none = await read([bytes], { file: 'x', filter: () => false });
    expect(none.size).toBe(0);
    expect(none.totals).toEqual(all.totals);
    const some = await read([bytes], { file: 'x', filter: (file) => file === all.files[0] });
    expect(some.files).toEqual([all.files[0]]);
  });
});

describe('a file that was cut off', () => {
  it('gives what lies before the cut, and says where it is', async () => {
    const { bytes } = sample('3.14');
    const lines = bytes.toString().split('\n');
    const cut = `${lines.slice(0, 4).join('\n')}\n${(lines[4] as string).slice(0, 30)}`;
    const recording = await readText(cut, { file: '4411.facts.jsonl' });
    expect(messages(recording)).toEqual(['5: cut off at line 5 (the process was killed?): 4 lines used, 1 lost']);
    expect(canonical(recording)).toBe(canonical(await readText(`${lines.slice(0, 4).join('\n')}\n`)));
  });

  it('is no worse for having been packed', async () => {
    const packed = gzipSync(sample('3.14').bytes);
    const recording = await readText(packed.subarray(0, Math.floor(packed.length * 0.7)));
    expect(recording.size).toBeGreaterThan(0);
    expect(messages(recording)).toEqual([expect.stringContaining('cut off at line')]);
  });

  it('may lack nothing but the last line feed', async () => {
    const recording = await readText(text(header(), functionLine()).trimEnd());
    expect(messages(recording)).toEqual([]);
    expect(recording.size).toBe(1);
  });

  it('may hold the start of a header only', async () => {
    expect(messages(await readText('{"mechsym":"facts","vers'))).toEqual(['1: cut off at line 1 (the process was killed?): 0 lines used, 1 lost']);
  });

  it('may be damaged in the middle of its packing', async () => {
    const packed = gzipSync(sample('3.14').bytes);
    packed.fill(0xff, packed.length >> 1, (packed.length >> 1) + 200);
    expect(messages(await readText(packed)).join()).toMatch(/cannot be read further|not JSON|cut off/);
  });
});

describe('what is no facts file', () => {
  it.each([
    ['nothing', '', 'it is empty: nothing was recorded, or the process ended before it could write'],
    ['another format', '{"traceEvents":[]}\n', '1: not a facts file: it starts with "{\\"traceEvents\\":[]}"; the first line has to be {"mechsym":"facts","version":1,...}'],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), '1: not a facts file: it starts with'],
    ['a function without a header', text(functionLine()), '1: not a facts file'],
  ])('%s is refused in words', async (_, content, message) => {
    const recording = await readText(content);
    expect(messages(recording)).toEqual([expect.stringContaining(message)]);
    expect(recording.size).toBe(0);
  });

  it('facts of a later version are refused', async () => {
    const recording = await readText(text(header({ version: 2 }), functionLine()));
    expect(messages(recording)).toEqual(['1: facts of version 2, written by a newer mechsym: update mechsym to read it; the lines after it are skipped']);
    expect(recording.size).toBe(0);
  });

  it.each([['version', 'version'], ['column', 'column'], ['columns', 'columns']])('a header without `%s` is refused', async (field, word) => {
    const recording = await readText(text(header({ [field]: undefined }), functionLine()));
    expect(messages(recording)).toEqual([expect.stringContaining(`\`${word}\``)]);
    expect(recording.size).toBe(0);
  });
});

describe('a header with faults', () => {
  it('is used without what is wrong, and names it', async () => {
    const recording = await readText(text(header({ command: 'python main.py', clock: { kind: 'cpu', period: -1 } }), functionLine()));
    expect(messages(recording)).toEqual(['1: missing or of the wrong type in the header: `command`, `clock`; the facts are used without']);
    expect(recording.clocks).toEqual([]);
    expect(recording.size).toBe(1);
  });

  it('keeps fields of a later version and writes them again', async () => {
    const recording = await readText(text(header({ host: { cores: 2 } }), functionLine()));
    expect(messages(recording)).toEqual(['1: header field `host` is unknown to this version: kept, not used']);
    expect([...write(recording)][0]).toContain('"host":{"cores":2}');
  });

  it('survives a field nested too deeply to be written', async () => {
    const recording = await readText(`${JSON.stringify(header()).slice(0, -1)},"deep":${'['.repeat(1e5)}${']'.repeat(1e5)}}\n${text(functionLine())}`);
    expect(recording.size).toBe(1);
    expect([...write(recording)]).toHaveLength(2);
  });
});

describe('columns are found by the header\'s names', () => {
  it('in any order, with further ones ignored and told once', async () => {
    const columns = { ...(header()['columns'] as object), site: ['name', 'operation', 'line', 'column', 'endLine', 'endColumn', 'ordinal'], cost: ['total', 'heat', 'site', 'self', 'selfOdd', 'totalOdd'] };
    const lines = text(header({ columns }), ...[1, 2].map((line) => functionLine({ line, sites: [['g', 'call', 3, 4, 5, 6, 0]], cost: [[20, 99, 0, 10, 5, 6]] })));
    const recording = await readText(lines);
    expect(messages(recording)).toEqual(['2: columns of `cost` unknown to this version are not used: `heat`']);
    const [facts] = recording.functionsOf('a.py');
    expect(facts?.sites[0]).toMatchObject({ line: 3, column: 4, endLine: 5, endColumn: 6, operation: 'call', name: 'g' });
    expect(facts?.sites[0]?.rows('cost')).toEqual([{ self: 10, total: 20, selfOdd: 5, totalOdd: 6 }]);
  });

  it('and what a recorder does not know is left at nothing', async () => {
    const columns = { site: ['line'], cost: ['self'] };
    const recording = await readText(text(header({ columns }), functionLine({ sites: [[2]], cost: [[7]] })));
    const [facts] = recording.functionsOf('a.py');
    expect(facts?.rows('cost')).toEqual([{ self: 7, total: 0, selfOdd: 0, totalOdd: 0 }]);
    expect(facts?.sites[0]).toMatchObject({ line: 2, column: -1, operation: 'other', name: '' });
  });

  it('a kind without named columns, or without its quality, is skipped and told', async () => {
    const columns = { site: header()['columns'] && ['line'], deopt: ['site', 'count'] };
    const recording = await readText(text(header({ columns }), functionLine({ sites: [[0]], deopt: [[0, 1]] })));
    expect(messages(recording)).toEqual([
      '2: the header names no columns for `cost`: its rows are skipped',
      '2: the header names no column `quality` for `deopt`: its rows are skipped',
    ]);
  });
});

describe('a bad row costs that row', () => {
  it.each([
    ['no array', { site: 0 }, 'it has to be an array of 5 values'],
    ['too short', [0, 1, 1, 0], 'it has to be an array of 5 values'],
    ['a negative count', [0, -1, 1, 0, 0], '`self` has to be a number from 0 to 2^53 - 1'],
    ['a string for a number', [0, '1', 1, 0, 0], '`self` has to be a number'],
    ['null for a number', [0, 1, null, 0, 0], '`total` has to be a number'],
    ['a number out of reach', [0, 1e308, 1, 0, 0], '`self` has to be a number'],
    ['a site that is not there', [1, 1, 1, 0, 0], '`site` has to be an index into `sites`, or -1'],
    ['a negative site', [-2, 1, 1, 0, 0], '`site` has to be an index'],
    ['half a site', [0.5, 1, 1, 0, 0], '`site` has to be an index'],
    ['a property of an array for a site', ['length', 1, 1, 0, 0], '`site` has to be an index'],
    ['a site as a string', ['0', 1, 1, 0, 0], '`site` has to be an index'],
  ])('%s', async (_, row, message) => {
    const { recording, messages: told } = await onlyRow(row);
    expect(told).toEqual([expect.stringContaining(`row 0 of \`cost\`: ${message}`)]);
    expect(recording.functionsOf('a.py')[0]?.sites[0]?.rows('cost')).toEqual([{ self: 1, total: 1, selfOdd: 0, totalOdd: 0 }]);
  });

  it.each([
    ['infinity', '[[0,1e999,1,0,0]]', 'row 0 of `cost`'],
    ['NaN, which is no JSON', '[[0,NaN,1,0,0]]', 'not JSON'],
  ])('%s', async (_, rows, message) => {
    const recording = await readText(text(header(), functionLine({ function: 'before' }), JSON.stringify(functionLine({ cost: 'ROWS' })).replace('"ROWS"', rows), functionLine({ function: 'after' })));
    expect(messages(recording)).toEqual([expect.stringContaining(`3: ${message}`)]);
    expect(recording.functionsOf('a.py').map((facts) => facts.function)).toEqual(expect.arrayContaining(['before', 'after']));
  });

  it.each([
    ['inline-cache', [0, 'sampled', { Circle: -1 }, 0], '`shapes` has to be an object of numbers'],
    ['inline-cache', [0, 'sampled', { Circle: '1' }, 0], '`shapes`'],
    ['inline-cache', [0, 'sampled', [1], 0], '`shapes`'],
    ['inline-cache', [0, 'sampled', null, 0], '`shapes`'],
    ['inline-cache', [0, 'guessed', {}, 0], '`quality` has to be exact, sampled, lower-bound, truncated'],
    ['inlining', [0, 'exact', 'm:f', 1, 'other', '', 1], '`done` has to be true or false'],
    ['call', [0, 'exact', 'm:f', '', 1.5, 'call', 1], '`calleeLine` has to be a whole number'],
    ['call', [0, 'exact', 'm:f', '../../etc/passwd', 1, 'call', 1], '`calleeFile` leaves the root'],
  ])('of %s: %j', async (kind, row, message) => {
    const { recording, messages: told } = await onlyRow(row, kind);
    expect(told).toEqual([expect.stringContaining(`row 0 of \`${kind}\`: ${message}`)]);
    expect(recording.functionsOf('a.py')[0]?.kinds).toEqual([]);
  });

  it('a bad site costs its own facts, and the others keep theirs', async () => {
    const sites = [[0, 4, 0, 9, 0, 'call', 'g'], [-1, 0, 0, 0, 0, 'call', 'bad'], [2, 4, 2, 9, 0, 'call', 'h']];
    const recording = await readText(text(header(), functionLine({ sites, cost: [[0, 1, 1, 0, 0], [1, 2, 2, 0, 0], [2, 3, 3, 0, 0]] })));
    expect(messages(recording)).toEqual([expect.stringContaining('site 1: `line` has to be a whole number from 0'), expect.stringContaining('row 1 of `cost`: `site`')]);
    expect(recording.functionsOf('a.py')[0]?.sites.map((site) => [site.name, site.rows('cost')[0]?.self])).toEqual([['g', 1], ['h', 3]]);
  });

  it('a million of them are five messages and a number', async () => {
    const rows = Array.from({ length: 1000 }, () => [9, 1, 1, 0, 0]);
    const recording = await readText(text(header(), functionLine({ cost: rows })));
    expect(recording.problems).toHaveLength(6);
    expect(recording.problems.at(-1)).toEqual({ file: 'x.facts.jsonl', message: '995 more: rows that cannot be used', severity: 'warning', count: 995 });
  });
});

describe('a file that names paths outside its root', () => {
  it.each(['../x.py', 'a/../../x.py', '/etc/passwd', 'C:/x.py', 'C:x.py', 'a\\x.py', '..\\x.py', 'a\0.py', '', './a.py', 'a//b.py', 'a/', 'a/..', '..', '.'])('%j is skipped', async (file) => {
    const recording = await readText(text(header(), functionLine({ file }), { source: file, digest: '' }, functionLine()));
    expect(recording.files).toEqual(['a.py']);
    expect([...recording.sources.keys()]).toEqual([]);
    expect(messages(recording)).toHaveLength(2);
  });

  it.each(['a.py', '.hidden/a.py', 'a..b/c.py', '...', 'a b/ü.py', 'c:d/x.py'.slice(2)])('%j is an honest name', async (file) => {
    expect((await readText(text(header(), functionLine({ file })))).files).toEqual([file]);
  });
});

describe('lines that are not understood', () => {
  it('cost themselves only', async () => {
    const recording = await readText(text(header(), 'garbage', '[1]', '"text"', 'null', { what: 1 }, '', functionLine({ function: 7 }), functionLine()));
    expect(recording.size).toBe(1);
    expect(messages(recording).map((message) => message.split(':')[0])).toEqual(['2', '3', '4', '5', '6', '8']);
  });

  it('a line of any length is skipped without being held', async () => {
    const block = Buffer.alloc(1 << 20, 'x');
    let most = 0;
    function* chunks(): Generator<Uint8Array> {
      yield Buffer.from(text(header(), functionLine()) + '{"file":"');
      for (let i = 0; i < 300; i++) {
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        yield Buffer.from(block); // a chunk of its own, as a stream gives them
      }
      yield Buffer.from(`"}\n${text(functionLine({ function: 'after' }))}`);
    }
    const before = process.memoryUsage().arrayBuffers;
    const recording = await read(chunks(), { file: 'x', longestLine: 4 << 20 });
    expect(messages(recording)).toEqual(['3: the line is too long to be held; it is skipped']);
    expect(recording.size).toBe(2);
    expect(most - before).toBeLessThan(200 << 20);
  });

  it('an endless first line is given up at once', async () => {
    let asked = 0;
    function* chunks(): Generator<Uint8Array> {
      for (;;) {
        asked++;
        yield Buffer.alloc(1 << 16, 'x');
      }
    }
    const recording = await read(chunks(), { file: 'x', longestLine: 1 << 20 });
    expect(messages(recording)).toEqual([expect.stringContaining('not a facts file: its first line is longer than any header')]);
    expect(asked).toBeLessThan(30);
  });

  it('reading ends where there is more than fits', async () => {
    const recording = await readText(text(header(), ...Array.from({ length: 100 }, (_, line) => functionLine({ line }))), { mostEntries: 20 });
    expect(recording.size).toBeLessThan(12);
    expect(messages(recording)).toEqual([expect.stringContaining('more than 20 entries')]);
  });

  it('an input that fails gives what came before', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(text(header(), functionLine()));
      await Promise.resolve();
      throw new Error('EIO: i/o error, read');
    }
    const recording = await read(failing(), { file: 'x' });
    expect(recording.size).toBe(1);
    expect(messages(recording)).toEqual([expect.stringContaining('cannot be read further (EIO: i/o error, read): 2 lines used')]);
  });
});

describe('names that mean something to JavaScript', () => {
  it('are names like others', async () => {
    const shapes = '{"__proto__":3,"constructor":2,"toString":1}';
    const line = JSON.stringify(functionLine({ function: '__proto__', cost: [], 'inline-cache': [[0, 'exact', 'SHAPES', 0]] })).replace('"SHAPES"', shapes);
    const once = await readText(text(header(), line));
    const twice = merge(once, once);
    const [row] = twice.functionsOf('a.py')[0]?.sites[0]?.rows('inline-cache') ?? [];
    expect(Object.entries(row?.shapes ?? {})).toEqual([['__proto__', 6], ['constructor', 4], ['toString', 2]]);
    expect(JSON.stringify(({} as Record<string, unknown>)['polluted'])).toBeUndefined();
    expect(canonical(await readText([...write(twice)].join('')))).toBe(canonical(twice));
  });

  it('as fields and kinds do no harm', async () => {
    const recording = await readText(text(header(), '{"file":"a.py","function":"f","line":1,"sites":[],"__proto__":{"polluted":1},"constructor":[[1]]}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(recording.size).toBe(1);
    expect(messages(recording)).toEqual([expect.stringContaining('field `__proto__`'), expect.stringContaining('field `constructor`')]);
  });
});

describe('a kind of a later version', () => {
  const columns = { ...(header()['columns'] as object), heat: ['site', 'level', 'by'] };
  const line = functionLine({ heat: [[0, 3, { sun: 1 }], [-1, 1, {}], [5, 1, {}]] });

  it('is kept, counted and written again', async () => {
    const recording = await readText(text(header({ columns }), line));
    expect(messages(recording)).toEqual(['2: kind `heat` is unknown to this version: its facts are kept, not used', '2: 1 of the rows of `heat` cannot be kept; they are skipped']);
    expect(recording.functionsOf('a.py')[0]?.unknown.get('heat')).toEqual([{ site: 0, level: 3, by: { sun: 1 } }, { site: -1, level: 1, by: {} }]);
    const again = await readText([...write(recording)].join(''));
    expect(canonical(again)).toBe(canonical(recording));
  });
});

it('a recording given twice is told, since it counts twice', async () => {
  const recording = await readText(text(header(), functionLine(), header(), functionLine()));
  expect(messages(recording)).toEqual(['process p1 by test was given before: its facts count twice; leave one out']);
});
