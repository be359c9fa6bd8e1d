import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildModel, functionAt, functionFingerprint, type FunctionModel, matchSite, SourceProblem, type SourceModel } from '../../src/source/index.ts';
import { compileFiles, INTERPRETERS, type Interpreter } from './support/interpreters.ts';
import { parser, python } from './support/parser.ts';

/** Every 6th file of the standard library: 30 of them, a second of CPU a version. */
const STEP = 6;

function sample(interpreter: Interpreter): string[] {
  return readdirSync(interpreter.library).filter((name) => name.endsWith('.py')).sort()
    .filter((_, i) => i % STEP === 0).map((name) => join(interpreter.library, name));
}

function modelOf(file: string): SourceModel | undefined {
  try {
    return buildModel(python, file, python.decode(readFileSync(file), file), parser);
  } catch (error) {
    if (error instanceof SourceProblem) return undefined;
    throw error;
  }
}

/** Code that the compiler makes out of nothing: annotations' functions (3.14), type parameters' (3.12), bookkeeping of annotations. */
const INVENTED = /__annotate__|<generic parameters/;
/** So is the code of a type alias and of a type parameter's bound. */
const LAZY_TYPE = /^\s*(?:(?:async\s+)?def|class)\s+\w+\[|^\s*type\s+\w+/;

describe.each(INTERPRETERS)('standard library of $version', (interpreter) => {
  const compiled = compileFiles(interpreter, sample(interpreter)).filter(({ error }) => error === undefined);

  test('99.5 % of its operations are found, those of equal name by range', () => {
    const missing: string[] = [];
    let wrong = 0;
    let all = 0;
    for (const { file, operations } of compiled) {
      const model = modelOf(file);
      if (model === undefined) continue;
      for (const [operation, name, line, endLine, column, endColumn, inside] of operations) {
        all++;
        const match = matchSite(model, {
          operation, name, ordinal: 0, line: line - 1, endLine: endLine - 1,
          column: model.text.column(line - 1, column, 'utf8'), endColumn: model.text.column(endLine - 1, endColumn, 'utf8'),
        });
        if (match === undefined) missing.push(`${operation} ${name} in ${inside}, ${file}:${line}:${column}`);
        // Private names are recorded with their class's.
        else if (match.site.operation === operation && name !== '' && match.site.name !== name && !name.endsWith(match.site.name)) wrong++;
      }
      model.dispose();
    }
    expect(all).toBeGreaterThan(5000);
    expect(missing.length / all, missing.slice(0, 20).join('\n')).toBeLessThan(0.005);
    expect(wrong).toBe(0);
  });

  test('every function has the name and the first line that the runtime gives it', () => {
    const missing: string[] = [];
    let all = 0;
    for (const { file, functions } of compiled) {
      const model = modelOf(file);
      if (model === undefined) continue;
      for (const [qualifiedName, firstLine] of functions) {
        if (INVENTED.test(qualifiedName)) continue;
        all++;
        const found = functionAt(model, { qualifiedName, firstLine: firstLine - 1 });
        if (found === undefined && !LAZY_TYPE.test(model.text.lines[firstLine - 1] ?? '')) missing.push(`${qualifiedName} ${file}:${firstLine}`);
      }
      model.dispose();
    }
    expect(all).toBeGreaterThan(500);
    expect(missing).toEqual([]);
  });

  test('names have the scope that the compiler gave them', () => {
    const wrong: string[] = [];
    let all = 0;
    for (const { file, functions } of compiled) {
      const model = modelOf(file);
      if (model === undefined) continue;
      const counts = new Map<string, number>();
      for (const [name, line] of functions) counts.set(`${name}:${line}`, (counts.get(`${name}:${line}`) ?? 0) + 1);
      for (const [qualifiedName, firstLine, cells, parameters, locals, globals] of functions) {
        const found = model.functions.filter((each) => each.qualifiedName === qualifiedName && each.firstLine === firstLine - 1);
        const fn = found[0];
        // Comprehensions move between functions with the version; two lambdas of a line cannot be told apart.
        if (fn === undefined || found.length > 1 || counts.get(`${qualifiedName}:${firstLine}`) !== 1 || fn.kind !== 'function') continue;
        const within = comprehensionsIn(model, fn);
        if (within.length > 0) continue;
        const check = (names: readonly string[], ...allowed: string[]): void => {
          for (const name of names) {
            if (/^\.|^__class/.test(name)) continue;
            all++;
            const scope = fn.scopeOf(unmangled(name));
            if (!allowed.includes(scope)) wrong.push(`${name} is ${scope} and not ${allowed.join('/')} in ${qualifiedName}, ${file}:${firstLine}`);
          }
        };
        check(cells, 'cell');
        check(parameters, 'parameter');
        check(locals, 'local');
        check(globals, 'module', 'builtin');
      }
      model.dispose();
    }
    expect(all).toBeGreaterThan(2000);
    expect(wrong).toEqual([]);
  });

  test('a function parsed alone is the same as within its file', () => {
    let all = 0;
    let alone = 0;
    for (const { file } of compiled) {
      const model = modelOf(file);
      if (model === undefined) continue;
      const functions = model.functions.filter(({ kind }) => kind === 'function');
      for (let i = 0; i < functions.length; i += 9) {
        const fn = functions[i]!;
        all++;
        const part = buildModel(python, file, model.text, parser, { functions: [{ firstLine: fn.firstLine, qualifiedName: fn.qualifiedName }] });
        if (!part.whole) alone++;
        const same = part.functions.find((each) => each.qualifiedName === fn.qualifiedName && each.firstLine === fn.firstLine);
        expect(same && describeFunction(same), `${fn.qualifiedName} of ${file}`).toEqual(describeFunction(fn));
        expect(same && functionFingerprint(same, part)).toBe(functionFingerprint(fn, model));
        part.dispose();
      }
      model.dispose();
    }
    expect(all).toBeGreaterThan(50);
    expect(alone / all).toBeGreaterThan(0.95);
  });
});

function comprehensionsIn(model: SourceModel, fn: FunctionModel): FunctionModel[] {
  return model.functions.filter((each) => each.parent === fn && each.kind === 'comprehension' && each.name !== '<genexpr>');
}

function unmangled(name: string): string {
  return /^_[A-Za-z]\w*?(__\w*[^_])$/.exec(name)?.[1] ?? name;
}

function describeFunction(fn: FunctionModel): unknown {
  return {
    range: fn.range, name: fn.nameRange, parameters: fn.parameters.map(({ name, kind }) => `${kind} ${name}`), decorators: fn.decorators,
    async: fn.isAsync, generator: fn.isGenerator,
    loops: fn.loops.map(({ kind, range, header, depth, targets, assigned }) => ({ kind, range, header, depth, targets, assigned: [...assigned] })),
    sites: fn.sites.map(({ operation, name, range, ordinal, loop, operands }) => ({ operation, name, range, ordinal, loop: loop?.range, operands: operands.length })),
  };
}
