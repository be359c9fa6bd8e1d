import type { Problems } from './problem.ts';
import type { HeaderInfo } from './recording.ts';
import type { Clock, Header } from './vocabulary.ts';

export interface ReadHeader {
  readonly header: HeaderInfo;
  readonly columns: ReadonlyMap<string, readonly string[]>;
}

type Json = Record<string, unknown>;

/**
 * Checks a header. What is missing or of the wrong type gets a value that claims nothing, and a problem that names it.
 * @returns undefined if nothing after it can be read; the problem then says why
 */
export function readHeader(value: Json, file: string, line: number, problems: Problems): ReadHeader | undefined {
  const refuse = (message: string): undefined => {
    problems.add('headers that cannot be used', line, 'error', () => `${message}; the lines after it are skipped`);
    return undefined;
  };
  const { version, column } = value;
  if (typeof version === 'number' && version > 1) {
    return refuse(`facts of version ${version}, written by a newer mechsym: update mechsym to read it`);
  }
  if (version !== 1) return refuse('the header has no `version`: it has to be 1');
  if (column !== 'utf8' && column !== 'utf16' && column !== 'codepoint') {
    return refuse('the header\'s `column` has to be utf8, utf16 or codepoint: its columns cannot be understood');
  }
  if (!isObject(value['columns'])) return refuse('the header has no `columns`: its rows cannot be understood');

  const faults: string[] = [];
  const fault = <T>(name: string, fallback: T): T => {
    faults.push(`\`${name}\``);
    return fallback;
  };
  const text = (from: Json, name: string, path: string): string => {
    const given = from[name];
    return typeof given === 'string' ? given : fault(path, '');
  };
  const object = (name: string): Json => (isObject(value[name]) ? value[name] : {});
  const recorder = object('recorder');
  const runtime = object('runtime');
  const process = object('process');
  const { pid, parent } = process;
  const { clock, run, unavailable } = value;

  const header: HeaderInfo = {
    ...unknownFields(value, line, problems),
    mechsym: 'facts',
    version: 1,
    recorder: { name: text(recorder, 'name', 'recorder.name'), version: text(recorder, 'version', 'recorder.version') },
    runtime: {
      name: text(runtime, 'name', 'runtime.name'),
      version: text(runtime, 'version', 'runtime.version'),
      flags: entriesOf(runtime['flags'], (flag) => typeof flag === 'string' || typeof flag === 'boolean')
        ?? fault('runtime.flags', {}),
    },
    language: text(value, 'language', 'language'),
    command: strings(value['command']) ?? fault('command', []),
    process: {
      pid: typeof pid === 'number' && Number.isSafeInteger(pid) ? pid : fault('process.pid', 0),
      // without an id the file is a process of its own
      id: text(process, 'id', 'process.id') || file,
      ...(typeof parent === 'string' ? { parent } : {}),
    },
    ...(run === undefined ? {} : isRun(run) ? { run: { id: run['id'], workload: run['workload'] } } : fault('run', {})),
    start: text(value, 'start', 'start'),
    ...(clock === undefined ? {} : isClock(clock) ? { clock } : fault('clock', {})),
    column,
    root: text(value, 'root', 'root'),
    kinds: strings(value['kinds']) ?? fault('kinds', []),
    ...(unavailable === undefined ? {} : {
      unavailable: entriesOf(unavailable, (why): why is string => typeof why === 'string') ?? fault('unavailable', {}),
    }),
  };
  if (faults.length > 0) {
    problems.add('missing or of the wrong type in the header', line, 'warning', () =>
      `missing or of the wrong type in the header: ${faults.join(', ')}; the facts are used without`);
  }

  const columns = new Map<string, readonly string[]>();
  for (const [kind, names] of Object.entries(value['columns'])) {
    const list = strings(names);
    if (list !== undefined) columns.set(kind, list);
    else problems.add('columns of a kind that are no list of names', line, 'warning', () => `the columns of \`${kind}\` are no list of names: its rows are skipped`);
  }
  return { header, columns };
}

const KNOWN: ReadonlySet<string> = new Set<keyof Header>([
  'mechsym', 'version', 'recorder', 'runtime', 'language', 'command', 'process', 'run', 'start', 'clock', 'column', 'root', 'kinds', 'unavailable', 'columns',
]);

/** Fields of a later version: kept, as far as they can be written again. */
function unknownFields(value: Json, line: number, problems: Problems): Json {
  const fields = Object.entries(value).filter(([name]) => !KNOWN.has(name));
  for (const [name] of fields) {
    problems.add('header fields unknown to this version', line, 'warning', () => `header field \`${name}\` is unknown to this version: kept, not used`);
  }
  const unknown = Object.fromEntries(fields);
  try {
    JSON.stringify(unknown); // refuses what is nested too deeply
    return unknown;
  } catch {
    return {};
  }
}

function isClock(value: unknown): value is Clock {
  if (!isObject(value)) return false;
  const { kind, period, precision } = value;
  return (kind === 'cpu' || kind === 'wall') && typeof period === 'number' && period > 0 && period < 3600
    && (precision === 'operation' || precision === 'line' || precision === 'loop' || precision === 'function');
}

function isRun(value: unknown): value is { id: string; workload: string } {
  return isObject(value) && typeof value['id'] === 'string' && value['id'] !== '' && typeof value['workload'] === 'string';
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function strings(value: unknown): string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined;
}

function entriesOf<T>(value: unknown, holds: (entry: unknown) => entry is T): Record<string, T> | undefined;
function entriesOf(value: unknown, holds: (entry: unknown) => boolean): Record<string, string | boolean> | undefined;
function entriesOf(value: unknown, holds: (entry: unknown) => boolean): Record<string, unknown> | undefined {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, entry]) => holds(entry))) : undefined;
}
