import { cpSync, createReadStream, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Recording, readInto, type FunctionFacts } from '@mechsym/facts';
import {
  buildModel, createParsers, functionAt, languageOf, matchSite, RUNTIME_WASM, type FunctionModel, type SourceModel, type SourceText,
} from '../packages/engine/src/source/index.ts';
import { mechsym, project } from './helpers/command.ts';
import { nodes } from './helpers/nodes.ts';

const CONSTRUCTS = fileURLToPath(new URL('./constructs', import.meta.url));
const require = createRequire(import.meta.url);

const parsers = createParsers((file) => {
  const name = file === RUNTIME_WASM ? 'web-tree-sitter' : file === 'tree-sitter-tsx.wasm' ? 'tree-sitter-typescript' : file.replace(/\.wasm$/, '');
  return readFileSync(join(dirname(require.resolve(name === 'web-tree-sitter' ? `${name}/${RUNTIME_WASM}` : `${name}/package.json`)), file));
});

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

async function record(node: string, args: readonly string[]): Promise<Recording> {
  const ran = await mechsym(['record', '--', 'node', ...args], { cwd: folder, env: { PATH: `${dirname(node)}${delimiter}${process.env['PATH'] ?? ''}` } });
  expect(ran.code, ran.stderr).toBe(0);
  const [name] = readdirSync(join(folder, '.mechsym')).filter((each) => /^\d{8}T/.test(each));
  const session = join(folder, '.mechsym', name as string);
  const recording = new Recording();
  for (const file of readdirSync(session).filter((each) => each.endsWith('.facts.jsonl'))) await readInto(recording, createReadStream(join(session, file)), { file });
  return recording;
}

interface Compared {
  functions: number;
  sites: number;
  /** what V8 says and the model does not know */
  readonly wrong: string[];
}

async function compare(recording: Recording): Promise<Compared> {
  const compared: Compared = { functions: 0, sites: 0, wrong: [] };
  for (const file of recording.files) {
    const language = languageOf(file)!;
    const model = buildModel(language, file, language.decode(readFileSync(join(folder, file))), await parsers.parser(language));
    for (const facts of recording.functionsOf(file)) compareFunction(model, facts, compared);
    model.dispose();
  }
  return compared;
}

function compareFunction(model: SourceModel, facts: FunctionFacts, compared: Compared): void {
  const { text } = model;
  compared.functions++;
  const fn = functionAt(model, { qualifiedName: facts.function, firstLine: facts.line - 1, column: facts.column });
  const where = `${facts.function}, ${facts.file}:${facts.line}:${facts.column + 1}`;
  if (fn === undefined) return void compared.wrong.push(`no function: ${where}`);
  if (fn.kind !== 'module' && fn.starts?.some(({ name }) => name === facts.function) !== true) compared.wrong.push(`named ${fn.name}: ${where}`);
  for (const site of facts.sites) {
    compared.sites++;
    const line = facts.line - 1 + site.line;
    const { column, operation, name } = site;
    const match = matchSite(model, { operation, name, line, endLine: line, column, endColumn: -1, ordinal: 0, function: fn });
    // A sample may lie anywhere. Of a call V8 says no more than the place: it may be where a function or a loop begins or ends.
    if (operation === 'other' || match?.by === 'point') continue;
    if (operation === 'call' && (match !== undefined || isEdge(fn, text, text.offset({ line, column })))) continue;
    compared.wrong.push(`${match?.by ?? 'no site'}: ${operation} ${name} in ${where}, at ${text.lines[line]!.slice(Math.max(0, column - 20), column)}▶${text.lines[line]!.slice(column, column + 30)}`);
  }
}

function isEdge(fn: FunctionModel, text: SourceText, at: number): boolean {
  const { start, end } = fn.range;
  return fn.starts?.some(({ position }) => text.offset(position) === at) === true || at === text.offset(start) || at >= text.offset(end) - 1
    || fn.loops.some(({ range }) => text.offset(range.start) === at);
}

describe.each(nodes())('on Node $version, the source model has what V8 says', ({ version, path }) => {
  test('of a program of every construct', async () => {
    cpSync(join(CONSTRUCTS, 'program.mjs'), join(folder, 'program.mjs'));
    const compared = await compare(await record(path, ['program.mjs']));
    expect(compared.wrong).toEqual([]);
    expect(compared.functions).toBeGreaterThan(60);
    expect(compared.sites).toBeGreaterThan(300);
  });

  test('of functions with names of every kind', async () => {
    cpSync(join(CONSTRUCTS, 'names.mjs'), join(folder, 'names.mjs'));
    const compared = await compare(await record(path, ['names.mjs']));
    expect(compared.wrong).toEqual([]);
    expect(compared.functions).toBeGreaterThan(90);
  });

  test.skipIf(Number(version) < 22)('of TypeScript whose types Node takes away', async () => {
    writeFileSync(join(folder, 'program.mts'), TYPESCRIPT);
    const compared = await compare(await record(path, [...version === '22' ? ['--experimental-strip-types'] : [], 'program.mts']));
    expect(compared.wrong).toEqual([]);
    expect(compared.functions).toBeGreaterThan(8);
  });

  test('of TypeScript behind a source map', async () => {
    const { default: ts } = await import('typescript');
    writeFileSync(join(folder, 'program.mts'), TYPESCRIPT + MORE_TYPESCRIPT);
    const { outputText } = ts.transpileModule(TYPESCRIPT + MORE_TYPESCRIPT, {
      fileName: 'program.mts', compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, inlineSourceMap: true },
    });
    writeFileSync(join(folder, 'program.mjs'), outputText);
    const compared = await compare(await record(path, ['program.mjs']));
    // A map knows tokens of its own choice: what it does not know is put at the one before.
    expect(compared.wrong.length / (compared.sites + compared.functions), compared.wrong.join('\n')).toBeLessThan(0.1);
    expect(compared.functions).toBeGreaterThan(8);
  });
});

const TYPESCRIPT = `
import type { URL as Url } from 'node:url';
interface Shape { x: number; y?: number }
type Fn<T> = (value: T) => T;
declare const outside: number;
abstract class Base<T extends Shape> {
  protected readonly items: T[] = [];
  static count: number = 0;
  declare ghost: string;
  private readonly own = { x: 1 } as Shape;
  constructor(first: T) { this.items.push(first); Base.count++; }
  abstract area(this: Base<T>): number;
  get first(): T { return this.items[0]!; }
  sum<U>(by: (item: T) => number, _extra?: U): number {
    let total: number = 0;
    for (const item of this.items as readonly T[]) total += by(item) + (item!.x satisfies number) + this.own.x;
    return total;
  }
}
class Square extends Base<Shape> {
  public side = 2;
  override area(): number { return this.side * this.first.x; }
}
function overloaded(value: string): string;
function overloaded(value: Shape): string;
function overloaded(
  value: string | Shape,
  other: number = 1,
): string {
  return typeof value === 'string' ? value : String(value.x + other);
}
const generic = <T,>(value: T): T => value;
const twice: Fn<number> = (value: number): number => value * 2;
export const used = (url?: Url): string => url?.href ?? '';
let n = 0;
for (let i = 0; i < 300; i++) {
  const shape = i % 2 ? { x: i } : { y: 1, x: i };
  const square = new Square(shape);
  n += square.area() + square.sum((item: Shape) => item.x) + twice(generic<number>(i)) + overloaded(shape).length;
}
`;

/** What Node does not take away by itself. */
const MORE_TYPESCRIPT = `
enum Colour { Red, Green = 'g'.length }
namespace Tools { export const pick = (shape: Shape): number => shape.x; }
class Holder { constructor(private readonly shape: Shape, public size = 1) {} read(): number { return this.shape.x + this.size; } }
for (let i = 0; i < 300; i++) n += new Holder(i % 2 ? { x: i } : { y: 1, x: i }).read() + Tools.pick({ x: i }) + Colour.Green;
`;
