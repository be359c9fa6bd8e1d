import { Bytes } from './bytes.ts';
import { readCode, type CodeOperation } from './code.ts';
import { readConstantPool, type ConstantPool } from './constant-pool.ts';

export interface Line {
  readonly bci: number;
  /** 1-based */
  readonly line: number;
}

/** Instructions whose exceptions of a type go to a handler. */
export interface Handler {
  /** first instruction */
  readonly start: number;
  /** behind the last */
  readonly end: number;
  /** with slashes; empty where all are taken, as for `finally` */
  readonly type: string;
}

export interface Method {
  readonly name: string;
  readonly descriptor: string;
  /** JVMS 4.6 */
  readonly flags: number;
  /** bytes of bytecode; 0 if it has none */
  readonly size: number;
  /** ascending by bci, one for each run of instructions; empty if the class was compiled without */
  readonly lines: readonly Line[];
  readonly operations: readonly CodeOperation[];
  readonly handlers: readonly Handler[];
}

/** A class that the InnerClasses attribute tells of. */
export interface InnerClass {
  /** with slashes */
  readonly name: string;
  /** the class it is a member of; empty for local and anonymous classes */
  readonly outer: string;
  /** as written; empty for anonymous classes */
  readonly simple: string;
}

export interface ClassFile {
  /** with slashes: `demo/Plant$Circle` */
  readonly name: string;
  /** the class it extends; empty for `java/lang/Object` */
  readonly superName: string;
  /** file name without folder; empty if the class does not say */
  readonly sourceFile: string;
  readonly methods: readonly Method[];
  readonly inner: readonly InnerClass[];
  /** for local and anonymous classes: where the class is written; `method` is empty for initialisers */
  readonly enclosing: { readonly owner: string; readonly method: string } | undefined;
  /** false where something could not be read: the rest is then missing */
  readonly whole: boolean;
}

const MAGIC = 0xcafebabe;

/** Reads a class file (JVMS 4), any version. @returns undefined for what is none; what is cut or damaged behind its constants is read up to there */
export function readClassFile(bytes: Uint8Array): ClassFile | undefined {
  const all = new Bytes(bytes);
  if (all.u4() !== MAGIC) return undefined;
  all.skip(4);
  const pool = readConstantPool(all);
  if (pool === undefined) return undefined;
  all.u2();
  const name = pool.className(all.u2());
  if (name === '') return undefined;
  const superName = pool.className(all.u2());
  all.skip(2 * all.u2());
  const methods: Method[] = [];
  let whole = true;
  skipMembers(all, pool);
  const code = new Bytes(bytes, all.position);
  skipMembers(all, pool);
  // The attributes of the class lie behind its methods, which need one of them.
  let sourceFile = '';
  let inner: InnerClass[] = [];
  let enclosing: ClassFile['enclosing'];
  eachAttribute(all, pool, (attribute, body) => {
    if (attribute === 'SourceFile') sourceFile = pool.text(body.u2());
    else if (attribute === 'InnerClasses') inner = readInner(body, pool);
    else if (attribute === 'EnclosingMethod') enclosing = { owner: pool.className(body.u2()), method: pool.nameAndType(body.u2()).name };
    else if (attribute === 'BootstrapMethods') pool.bootstraps = readBootstraps(body);
    whole &&= !body.beyond;
  });
  whole &&= !all.beyond;
  for (let count = code.u2(); count > 0 && !code.beyond; count--) {
    const read = readMethod(code, pool);
    methods.push(read.method);
    whole &&= read.whole;
  }
  return { name, superName, sourceFile, methods, inner, enclosing, whole };
}

function skipMembers(bytes: Bytes, pool: ConstantPool): void {
  for (let count = bytes.u2(); count > 0 && !bytes.beyond; count--) {
    bytes.skip(6);
    eachAttribute(bytes, pool, () => undefined);
  }
}

/** Constants that each bootstrap method is given. */
function readBootstraps(bytes: Bytes): number[][] {
  const all: number[][] = [];
  for (let count = bytes.u2(); count > 0 && bytes.left >= 4; count--) {
    bytes.u2();
    const given: number[] = [];
    for (let more = bytes.u2(); more > 0 && bytes.left >= 2; more--) given.push(bytes.u2());
    all.push(given);
  }
  return all;
}

function eachAttribute(bytes: Bytes, pool: ConstantPool, take: (name: string, body: Bytes) => void): void {
  for (let count = bytes.u2(); count > 0 && !bytes.beyond; count--) {
    const name = pool.text(bytes.u2());
    const length = bytes.u4();
    const cut = length > bytes.left;
    const body = bytes.part(length);
    if (!cut) take(name, body);
  }
}

function readMethod(bytes: Bytes, pool: ConstantPool): { readonly method: Method; readonly whole: boolean } {
  const flags = bytes.u2();
  const name = pool.text(bytes.u2());
  const descriptor = pool.text(bytes.u2());
  let size = 0;
  let whole = true;
  let operations: readonly CodeOperation[] = [];
  const lines: Line[] = [];
  const handlers: Handler[] = [];
  eachAttribute(bytes, pool, (attribute, body) => {
    if (attribute !== 'Code') return;
    body.skip(4);
    size = body.u4();
    const code = readCode(body.part(size), pool);
    operations = code.operations;
    for (let count = body.u2(); count > 0 && body.left >= 8; count--) {
      const [start, end] = [body.u2(), body.u2()];
      body.skip(2);
      handlers.push({ start, end, type: pool.className(body.u2()) });
    }
    eachAttribute(body, pool, (inside, table) => {
      if (inside !== 'LineNumberTable') return;
      for (let count = table.u2(); count > 0 && table.left >= 4; count--) lines.push({ bci: table.u2(), line: table.u2() });
    });
    whole = code.whole && !body.beyond;
  });
  return { method: { name, descriptor, flags, size, lines: lines.sort((a, b) => a.bci - b.bci), operations, handlers }, whole };
}

function readInner(bytes: Bytes, pool: ConstantPool): InnerClass[] {
  const inner: InnerClass[] = [];
  for (let count = bytes.u2(); count > 0 && bytes.left >= 8; count--) {
    inner.push({ name: pool.className(bytes.u2()), outer: pool.className(bytes.u2()), simple: pool.text(bytes.u2()) });
    bytes.skip(2);
  }
  return inner;
}
