import { columnsOf, KIND_NAMES, read, SITE_COLUMNS, type ReadOptions, type Recording } from '../../src/index.ts';

/** A complete header, for tests of what comes after it. */
export function header(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    mechsym: 'facts', version: 1,
    recorder: { name: 'test', version: '1' },
    runtime: { name: 'CPython', version: '3.14.10', flags: { jit: 'off' } },
    language: 'python', command: ['python', 'main.py'], process: { pid: 1, id: 'p1' }, start: '2026-01-01T00:00:00Z',
    clock: { kind: 'cpu', period: 0.004, precision: 'loop' }, column: 'utf8', root: '/project', kinds: ['cost'],
    columns: Object.fromEntries([['site', SITE_COLUMNS], ...KIND_NAMES.map((kind) => [kind, columnsOf(kind).map((column) => column.name)])]) as unknown,
    ...changes,
  };
}

/** A function with one site and one row about it. */
export function functionLine(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return { file: 'a.py', function: 'f', line: 1, sites: [[0, 4, 0, 9, 0, 'call', 'g']], cost: [[0, 1, 2, 0, 1]], ...changes };
}

export function text(...lines: readonly (string | object)[]): string {
  return lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');
}

export async function readText(content: string | Uint8Array, options: Partial<ReadOptions> = {}): Promise<Recording> {
  return read([Buffer.from(content)], { file: 'x.facts.jsonl', ...options });
}

export function messages(recording: Recording): string[] {
  return recording.problems.map(({ line, message }) => (line === undefined ? message : `${line}: ${message}`));
}
