import { createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readDump, type HeapDump } from '@mechsym/adapters/hprof';
import { lintHeap, type HeapResult } from '@mechsym/engine';
import { problemText } from '@mechsym/formatters';
import type { HeapFormat, HeapOptions } from '../commands/heap.ts';
import { packageVersion } from '../assets.ts';
import { settingsFor } from '../config/settings.ts';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print, writeAtomically } from '../files.ts';
import { shortName } from '../facts/load.ts';
import { colorFor, terminalWidth } from '../lint/output.ts';
import { parsers } from '../lint/parsers.ts';
import { compiledRules } from '../lint/rules.ts';
import { sourceReader } from '../lint/sources.ts';
import { refuseUnknownOptions, refuseUnknownRules } from '../lint/unknown-rules.ts';
import { projectRoot } from '../root.ts';
import { userRules } from '../rules/sources.ts';
import { progress } from '../terminal/progress.ts';
import { factsText } from './facts.ts';
import { heapRules } from './rules.ts';
import { sourcesBelow } from './sources.ts';

/** Bytes that are read at a time. */
const PIECE = 2 ** 20;
/** The command `heap`: what a heap dump holds, and what of it could be saved. */
export async function heap(file: string, options: HeapOptions): Promise<number> {
  const root = projectRoot(options.root);
  const { minImpact, audience, config } = options;
  const settings = await settingsFor({ root, ...(minImpact !== undefined && { minImpact }), ...(audience && { audience }), ...(config !== undefined && { config }) }, [], process.cwd());
  const { rules, problems } = await heapRules(settings.include, options.rules);
  if (problems.length > 0) throw new UserError(problems.map(problemText).join('\nmechsym: '));
  await refuseUnknownRules(settings, rules.map(({ info }) => info.id), { others: async () => (await compiledRules(await userRules(settings.include), [])).rules.map(({ id }) => id) });
  refuseUnknownOptions(settings, rules);
  const dump = await readFile(file, options.retained);
  const result = await lintHeap({
    dump: { file: shortName(file), time: dump.time, layout: dump.layout, objects: dump.objects, bytes: dump.bytes },
    facts: dump.rows, rules, options: settings, version: packageVersion(),
    problems: dump.warnings.map((message) => ({ severity: 'warning', file: shortName(file), message })),
    filesFor: fileFinder(root), readSource: sourceReader(root), parsers: parsers(),
  });
  await write(result, dump, { ...options, audience: settings.audience });
  if (options.format !== 'pretty' || (options.outputFile ?? '-') !== '-') for (const problem of result.problems) process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  if (result.problems.some(({ severity }) => severity === 'error')) return EXIT.usage;
  return result.findings.some(({ as }) => as === 'saved') ? EXIT.findings : EXIT.ok;
}

/** @throws UserError if the file cannot be read, or is no dump */
async function readFile(file: string, retained: boolean | undefined): Promise<HeapDump> {
  let size: number;
  try {
    const status = await stat(file);
    if (status.isDirectory()) throw new UserError(`${shortName(file)}: is a folder: name a file that jcmd PID GC.heap_dump wrote`);
    await access(file, 4);
    ({ size } = status);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${shortName(file)}: cannot be read: ${reasonOf(error)}`);
  }
  const say = progress(process.stderr);
  try {
    const dump = await readDump(
      { open: () => createReadStream(file, { highWaterMark: PIECE }), size },
      { retained: retained !== false, progress: (pass, done) => say(`${pass === 1 ? 'reading' : 'looking into'} ${shortName(file)}: ${Math.round(done / 1e6).toLocaleString('en-US')} MB`) },
    );
    say(undefined);
    if (dump.version === '') throw new UserError(`${shortName(file)}: ${dump.warnings[0] ?? 'this is no binary HPROF file'}`);
    return dump;
  } finally {
    say(undefined);
  }
}

/** Finds the file of a class by the path that it would have below its package's root. */
function fileFinder(root: string): (path: string) => Promise<readonly string[]> {
  let sources: ReturnType<typeof sourcesBelow> | undefined;
  return async (path) => {
    const file = (await (sources ??= sourcesBelow(root))).fileOf(path.replace(/\.java$/, ''));
    return file === undefined ? [] : [file];
  };
}

async function write(result: HeapResult, dump: HeapDump, { format = 'pretty', outputFile, audience = 'developer', classes, color }: HeapOptions): Promise<void> {
  const toStdout = outputFile === undefined || outputFile === '-';
  const text = await formatted(format, result, dump, {
    audience, classes, pathPrefix: '', color: toStdout ? colorFor(color, process.stdout, process.env) : color === true, width: toStdout ? terminalWidth() : 0,
  });
  if (toStdout) await print(text);
  else await writeAtomically(resolve(outputFile), text);
}

interface Layout {
  readonly audience: 'developer' | 'runtime';
  readonly classes: number;
  readonly pathPrefix: string;
  readonly color: boolean;
  readonly width: number;
}

async function formatted(format: HeapFormat, result: HeapResult, dump: HeapDump, layout: Layout): Promise<string> {
  switch (format) {
    case 'pretty': return (await import('@mechsym/formatters')).formatHeapPretty(result, layout);
    case 'json': return (await import('@mechsym/formatters')).formatHeapJson(result);
    case 'sarif': return (await import('@mechsym/formatter-sarif')).formatHeapSarif(result, { ...layout, profile: 'full' });
    case 'facts': return factsText(result, dump);
  }
}
