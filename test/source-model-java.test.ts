import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildModel, createParsers, functionAt, languageOf, matchSite, RUNTIME_WASM, type SourceModel } from '../packages/engine/src/source/index.ts';
import { project } from './helpers/command.ts';
import { compiledMethods, type CompiledMethod, type Instruction } from './helpers/javap.ts';
import { JAVAS } from '../packages/adapters/test/support/javas.ts';

const PROGRAM = fileURLToPath(new URL('./constructs/Program.java', import.meta.url));
const require = createRequire(import.meta.url);
const parsers = createParsers((file) => readFileSync(file === RUNTIME_WASM ? require.resolve(`web-tree-sitter/${RUNTIME_WASM}`)
  : join(dirname(require.resolve(`${file.replace(/\.wasm$/, '')}/package.json`)), file)));
const java = languageOf('Program.java')!;

let folder: string;
let remove: () => void;
beforeEach(() => ({ folder, remove } = project()));
afterEach(() => remove());

const OPERATIONS: Readonly<Record<string, string>> = {
  invokevirtual: 'call', invokeinterface: 'call', invokestatic: 'call', invokespecial: 'call', invokedynamic: 'call',
  getfield: 'attribute', getstatic: 'attribute', putfield: 'attribute-store', putstatic: 'attribute-store', new: 'build', instanceof: 'membership', athrow: 'raise',
  arraylength: 'attribute',
};
/** What javac adds that belongs to no operation of the source. */
const ADDED = /^(?:this\$\d+|val\$.*|\$.*|\d+|addSuppressed|clone|desiredAssertionStatus|requireNonNull|toString|hashCode|equals|valueOf|MatchException|IncompatibleClassChangeError)$/;

interface Compared {
  methods: number;
  sites: number;
  readonly wrong: string[];
}

function compareInstruction(model: SourceModel, method: CompiledMethod, { opcode, name, line }: Instruction, ordinal: number, compared: Compared): void {
  const operation = OPERATIONS[opcode];
  if (operation === undefined) return;
  compared.sites++;
  const named = operation === 'membership' ? 'instanceof' : operation === 'raise' ? '' : operation === 'build' && /^\d+$/.test(name) ? '' : opcode === 'arraylength' ? 'length' : name;
  const place = { operation, name: named, line: line - 1, endLine: line - 1, column: -1, endColumn: -1, ordinal };
  // What makes a lambda is no call of the source.
  const found = matchSite(model, place) ?? (opcode === 'invokedynamic' ? matchSite(model, { ...place, operation: 'make-function', name: '' }) : undefined);
  if (found === undefined) {
    const isAdded = ADDED.test(name) || opcode === 'arraylength' || opcode === 'athrow';
    if (!isAdded) compared.wrong.push(`no ${operation} ${named} on line ${line} of ${method.qualifiedName}`);
  }
}

function compare(model: SourceModel, methods: readonly CompiledMethod[]): Compared {
  const compared: Compared = { methods: 0, sites: 0, wrong: [] };
  for (const method of methods) {
    compared.methods++;
    const fn = functionAt(model, { qualifiedName: method.qualifiedName, firstLine: method.line - 1 });
    if (fn === undefined) {
      compared.wrong.push(`no function ${method.qualifiedName} with code from line ${method.line}`);
      continue;
    }
    // Up to 21 a class in a lambda of a field is one of the constructor.
    const name = method.qualifiedName.replace(/\.<(?:cl)?init>(?=\.<anonymous>)/, '');
    if (fn.qualifiedName !== name) compared.wrong.push(`${method.qualifiedName} is called ${fn.qualifiedName}`);
    if (fn.firstLine !== method.line - 1) compared.wrong.push(`${method.qualifiedName} begins at line ${method.line}, not ${fn.firstLine + 1}`);
    const counts = new Map<string, number>();
    for (const instruction of method.instructions) {
      const key = `${instruction.line} ${instruction.opcode} ${instruction.name}`;
      const ordinal = counts.get(key) ?? 0;
      counts.set(key, ordinal + 1);
      compareInstruction(model, method, instruction, ordinal, compared);
    }
  }
  return compared;
}

describe.each(JAVAS)('with javac $short, the source model has what the class files say', ({ folder: bin }) => {
  test('of a program of every construct', async () => {
    execFileSync(join(bin, 'javac'), ['-g', '-nowarn', '-d', folder, PROGRAM], { stdio: 'ignore' });
    const model = buildModel(java, 'Program.java', java.decode(readFileSync(PROGRAM)), await parsers.parser(java));
    const compared = compare(model, compiledMethods(join(bin, 'javap'), join(folder, 'demo')));
    model.dispose();
    expect(compared.wrong).toEqual([]);
    expect(compared.methods).toBeGreaterThan(80);
    expect(compared.sites).toBeGreaterThan(300);
  });
});
