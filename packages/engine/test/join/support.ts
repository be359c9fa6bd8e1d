import { createHash } from 'node:crypto';
import { KIND_NAMES, columnsOf, KINDS, read, readInto, type Recording, SITE_COLUMNS } from '@mechsym/facts';
import { fingerprintsOf } from '../../src/fingerprints.ts';
import { hotFunctions } from '../../src/hot.ts';
import { JoinedFile } from '../../src/join/joined-file.ts';
import type { PathMapping, Project } from '../../src/join/homes.ts';
import { readSources, type OpenFile } from '../../src/join/read-sources.ts';
import { buildModel, type FunctionModel, type Site, type SourceModel } from '../../src/source/index.ts';
import type { Problem } from '../../src/finding.ts';
import { language, parsers } from '../source/support/parser.ts';

export type Files = Readonly<Record<string, string>>;

const bytesOf = (text: string): Buffer => Buffer.from(text, 'utf8');

export async function modelOf(file: string, source: string): Promise<SourceModel> {
  const found = language(file);
  return buildModel(found, file, source, await parsers.parser(found));
}

/** A site as the runtime of its language tells it: a range, or one point. */
function rowOf({ operation, name, range, point, ordinal }: Site, firstLine: number): unknown[] {
  const { start } = point === undefined ? range : { start: point };
  return [start.line - firstLine, start.column, range.end.line - firstLine, point === undefined ? range.end.column : -1, ordinal, operation, name];
}

function rowsOfLines(count: number): Record<string, unknown> {
  const lines = Array.from({ length: count }, (_, i) => i);
  return { sites: lines.map((i) => [i, -1, i, -1, 0, 'line', '']), cost: [[-1, 10, 10, 0, 0], ...lines.map((i) => [i, 1, 1, 0, 0])] };
}

/**
 * A recording in which every operation of every function has a fact, with what `mechsym record` adds to one.
 * @param lines facts of lines instead, without columns, as a sampler from outside writes them
 */
export async function recordAll(files: Files, root = '/project', { lines: byLine = false } = {}): Promise<Recording> {
  const columns = Object.fromEntries([['site', SITE_COLUMNS], ...KIND_NAMES.map((kind) => [kind, columnsOf(kind).map(({ name }) => name)])]) as unknown;
  const header = {
    mechsym: 'facts', version: 1, recorder: { name: 'test', version: '1' }, runtime: { name: 'CPython', version: '3.14.0', flags: {} }, language: 'python',
    command: ['main'], process: { pid: 1, id: 'p' }, start: '2026-01-01T00:00:00Z', clock: { kind: 'cpu', period: 0.001, precision: 'operation' },
    column: 'utf16', root, kinds: KIND_NAMES, columns,
  };
  const lines: unknown[] = [header, { totals: { samples: 1000 } }];
  for (const [file, source] of Object.entries(files)) {
    lines.push({ source: file, digest: `sha256:${createHash('sha256').update(bytesOf(source)).digest('hex')}` });
    const model = await modelOf(file, source);
    for (const fn of model.functions) {
      if (fn.kind === 'comprehension' || fn.kind === 'class' || (byLine && fn.kind === 'module')) continue;
      const start = fn.starts?.[0];
      const first = start?.position.line ?? fn.firstLine;
      lines.push({
        file, function: start?.name ?? fn.qualifiedName, line: first + 1, ...(start !== undefined && { column: start.position.column }),
        ...(byLine ? rowsOfLines(fn.range.end.line - first + 1) : { sites: fn.sites.map((site) => rowOf(site, first)), cost: [[-1, 10, 10, 0, 0], ...fn.sites.map((_, i) => [i, 1, 1, 0, 0])] }),
      });
    }
    model.dispose();
  }
  const text = (given: readonly unknown[]): Buffer => bytesOf(given.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const recording = await read([text(lines)], { file: 'x' });
  const digests = await fingerprintsOf(await read([text(lines)], { file: 'x' }), async (file) => bytesOf(files[file] as string), parsers);
  const anchors = { ...header, recorder: { name: 'mechsym', version: '1' }, clock: undefined, columns: { site: SITE_COLUMNS, anchor: KINDS.anchor.columns.map(({ name }) => name) } };
  await readInto(recording, [text([anchors, ...digests])], { file: 'y' });
  if (recording.problems.length > 0) throw new Error(JSON.stringify(recording.problems));
  return recording;
}

export interface Placed {
  readonly files: readonly { readonly open: OpenFile; readonly joined: JoinedFile }[];
  readonly unplaced: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
  dispose(): void;
}

export interface PlaceOptions {
  readonly pathMappings?: readonly PathMapping[];
  readonly renamed?: Project['renamed'];
  /** called with every file that is read */
  readonly onRead?: (file: string) => void;
}

/** Places a recording in the source of today. */
export async function place(recording: Recording, files: Files, { pathMappings, renamed, onRead }: PlaceOptions = {}): Promise<Placed> {
  const problems: Problem[] = [];
  const result = await readSources({
    recording, parsers, ...(pathMappings !== undefined && { pathMappings }),
    readSource: async (file) => {
      onRead?.(file);
      return files[file] === undefined ? undefined : bytesOf(files[file]);
    },
    project: { files: async () => Object.keys(files), renamed: renamed ?? (async () => undefined) },
  }, hotFunctions(recording, 1), problems);
  const joined = result.files.map((open) => ({ open, joined: new JoinedFile(open.model, open.placed) }));
  const unplaced = new Map(result.unplaced);
  for (const each of joined) for (const [reason, n] of each.joined.unplaced) unplaced.set(reason, (unplaced.get(reason) ?? 0) + n);
  return { files: joined, unplaced, problems, dispose: () => joined.forEach(({ open }) => open.model.dispose()) };
}

/** `line:column operation name` of the operations of a function, as the recording knows them, to where they are now. */
export function placesIn({ files }: Placed, name: string): Map<string, { readonly site: Site | undefined; readonly freshness: string; readonly file: string; readonly fn: FunctionModel }> {
  const found = new Map<string, { site: Site | undefined; freshness: string; file: string; fn: FunctionModel }>();
  for (const { open, joined } of files) {
    for (const { facts, model, freshness } of open.placed) {
      if (facts.function !== name || model === undefined) continue;
      for (const site of joined.sites) if (site.owner === facts) found.set(`${facts.line + site.facts.line}:${site.facts.column} ${site.facts.operation} ${site.facts.name}`, { site: site.model, freshness, file: open.file, fn: model });
    }
  }
  return found;
}

