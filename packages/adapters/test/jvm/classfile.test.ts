import { describe, expect, it } from 'vitest';

import { readClassFile } from '../../src/jvm/classfile/class-file.ts';
import { ClassPath } from '../../src/jvm/classfile/class-path.ts';
import { Jar } from '../../src/jvm/classfile/jar.ts';
import { firstLine, lineAt, siteAt } from '../../src/jvm/classfile/site.ts';
import { classBytes, classOf, COMPILER_LOGS, lineOf, methodOf } from '../support/compiler-logs.ts';
import { readFileSync } from 'node:fs';

describe('a class file', () => {
  it('names its source, its methods and the class around it', () => {
    expect(classOf('demo/Plant')).toMatchObject({ name: 'demo/Plant', sourceFile: 'Plant.java', whole: true, enclosing: undefined });
    expect(classOf('demo/Plant$1')).toMatchObject({ name: 'demo/Plant$1', enclosing: { owner: 'demo/Plant', method: 'nested' } });
    expect(classOf('demo/Plant').inner).toContainEqual({ name: 'demo/Plant$Circle', outer: 'demo/Plant', simple: 'Circle' });
    expect(classOf('demo/Plant').methods.map(({ name }) => name)).toEqual(expect.arrayContaining(['<init>', 'megamorphic', 'lambda$nested$0', 'main']));
  });

  it('tells operations of one name on one line apart by their order', () => {
    const recursive = methodOf('demo/Plant', 'recursive');
    const calls = recursive.operations.filter(({ operation }) => operation === 'call').map(({ bci }) => siteAt(recursive, bci));
    const line = lineOf('recursive(n - 1)');
    expect(calls).toEqual([{ line, operation: 'call', name: 'recursive', ordinal: 0 }, { line, operation: 'call', name: 'recursive', ordinal: 1 }]);
  });

  it('names operations as the source model does', () => {
    const nested = methodOf('demo/Plant', 'nested');
    expect(nested.operations.map(({ operation, name }) => `${operation} ${name}`)).toEqual(['make-function <lambda>', 'build ', 'call <init>', 'call applyAsInt', 'call area']);
    const main = methodOf('demo/Plant', 'main').operations.map(({ operation, name }) => `${operation} ${name}`);
    expect(main).toEqual(expect.arrayContaining(['build Shape[]', 'build Circle', 'build Object[]', 'build int[]', 'subscript-store ', 'binary +', 'attribute out', 'attribute length', 'other cast']));
  });

  it('has the line of each instruction, also between the entries of its table', () => {
    const big = methodOf('demo/Plant', 'big');
    expect(firstLine(big)).toBe(lineOf('int y = x', 'int big('));
    expect([lineAt(big, 0), lineAt(big, 1), lineAt(big, big.size - 1)]).toEqual([firstLine(big), firstLine(big), lineOf('return y', 'int big(')]);
    expect([lineAt(big, -1), lineAt(big, big.size)]).toEqual([0, 0]);
    expect(siteAt(big, 3)).toMatchObject({ operation: 'line', name: '' });
  });

  it('that is none is refused, and one that is cut is read up to the cut', () => {
    expect(readClassFile(Buffer.from('not a class'))).toBeUndefined();
    const bytes = classBytes('demo/Plant');
    const cut = readClassFile(bytes.subarray(0, bytes.length - 600));
    expect(cut).toMatchObject({ name: 'demo/Plant', whole: false });
    expect(cut?.methods.some(({ name }) => name === 'megamorphic')).toBe(true);
  });
});

describe('a class path', () => {
  const bytes = readFileSync(`${COMPILER_LOGS}plant.jar`);

  it('has the classes of a jar and of a folder, the first that has it', () => {
    const read: string[] = [];
    const files: Readonly<Record<string, Uint8Array>> = { '/lib/plant.jar': bytes, '/project/target/classes/demo/Plant$1.class': classBytes('demo/Plant$1') };
    const path = new ClassPath(['/none', '/lib/plant.jar'], '/project', (file) => (read.push(file), files[file]));
    expect(path.find('demo/Plant')?.sourceFile).toBe('Plant.java');
    expect(path.find('demo/Nothing')).toBeUndefined();
    expect(new ClassPath([], '/project', (file) => files[file]).find('demo/Plant$1')?.name).toBe('demo/Plant$1');
    expect(read.filter((file) => file === '/lib/plant.jar')).toHaveLength(1);
  });

  it('follows the manifest of a jar, in a circle once', () => {
    const manifest = stored({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\r\nClass-Path: lib/a.jar ../app.jar file:/x/pl\r\n ant.jar\r\n' });
    const files: Readonly<Record<string, Uint8Array>> = { '/app/app.jar': manifest, '/x/plant.jar': bytes };
    expect(new ClassPath(['app/app.jar'], '/', (file) => files[file]).find('demo/Plant')?.name).toBe('demo/Plant');
  });

  it('looks for nothing outside it', () => {
    const read: string[] = [];
    const path = new ClassPath(['/a'], '/a', (file) => void read.push(file));
    for (const name of ['../x', 'a/../../b', '', 'a\0b']) expect(path.find(name)).toBeUndefined();
    expect(read).toEqual([]);
  });
});

/** A jar with files as they are, made by hand. */
function stored(files: Readonly<Record<string, string>>): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(text.length, 18);
    local.writeUInt32LE(text.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(text.length, 20);
    entry.writeUInt32LE(text.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), Buffer.from(text));
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + text.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

describe('a jar', () => {
  it('lists its files and inflates them', () => {
    const jar = new Jar(readFileSync(`${COMPILER_LOGS}plant.jar`));
    expect([...jar.names]).toContain('demo/Plant$Circle.class');
    expect(new Jar(stored({ a: 'text' })).read('a')).toEqual(Buffer.from('text'));
    expect(jar.read('nothing')).toBeUndefined();
  });
});
