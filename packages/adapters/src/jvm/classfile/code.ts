import type { Operation } from '@mechsym/facts';
import type { Bytes } from './bytes.ts';
import type { ConstantPool, Member } from './constant-pool.ts';

/** An instruction that a site of the source stands for. */
export interface CodeOperation {
  readonly bci: number;
  readonly operation: Operation;
  /** of the callee or field, the simple name of the type, or what the source model calls an operation without a name of its own: `instanceof`, `cast`; empty for accesses of arrays */
  readonly name: string;
  /** class of the callee or field, or the type, with slashes; empty where there is none */
  readonly owner: string;
  /** the JVM's name of the instruction */
  readonly instruction: string;
  /** of the callee or field; empty for other operations */
  readonly descriptor: string;
}

/** Operands in bytes by opcode (JVMS 6.5), in runs: [first opcode, last opcode, bytes]. The switches and `wide` have lengths of their own. */
const OPERANDS: readonly (readonly [first: number, last: number, bytes: number])[] = [
  [16, 16, 1], [17, 17, 2], [18, 18, 1], [19, 20, 2], [21, 25, 1], [54, 58, 1], [132, 132, 2], [153, 168, 2], [169, 169, 1], [178, 184, 2],
  [185, 186, 4], [187, 187, 2], [188, 188, 1], [189, 189, 2], [192, 193, 2], [197, 197, 3], [198, 199, 2], [200, 201, 4],
];
const LENGTHS = new Uint8Array(256);
for (const [first, last, length] of OPERANDS) LENGTHS.fill(length, first, last + 1);

const TABLESWITCH = 170;
const LOOKUPSWITCH = 171;
const WIDE = 196;
const IINC = 132;
/** opcodes beyond the last one that a class file may hold */
const LAST = 201;

const ARRAY_LOADS = ['iaload', 'laload', 'faload', 'daload', 'aaload', 'baload', 'caload', 'saload'];
const ARRAY_STORES = ['iastore', 'lastore', 'fastore', 'dastore', 'aastore', 'bastore', 'castore', 'sastore'];
const FIELDS = ['getstatic', 'putstatic', 'getfield', 'putfield'];
const CALLS = ['invokevirtual', 'invokespecial', 'invokestatic', 'invokeinterface', 'invokedynamic'];
/** what the source model calls tests of a type */
const NAMED: Readonly<Record<string, string>> = { checkcast: 'cast', instanceof: 'instanceof' };
const TYPES: Readonly<Record<number, readonly [instruction: string, operation: Operation]>> = {
  187: ['new', 'build'], 189: ['anewarray', 'build'], 192: ['checkcast', 'other'], 193: ['instanceof', 'membership'], 197: ['multianewarray', 'build'],
};
/** by the operand of `newarray` */
const PRIMITIVES: Readonly<Record<number, string>> = { 4: 'boolean', 5: 'char', 6: 'float', 7: 'double', 8: 'byte', 9: 'short', 10: 'int', 11: 'long' };

/** Operations of a method's bytecode, in its order; `whole` is false where an instruction is unknown or cut, and the rest is not read. */
export function readCode(code: Bytes, pool: ConstantPool): { readonly operations: CodeOperation[]; readonly whole: boolean } {
  const operations: CodeOperation[] = [];
  const start = code.position;
  while (code.left > 0) {
    const bci = code.position - start;
    const opcode = code.u1();
    if (opcode > LAST) return { operations, whole: false };
    if (opcode === TABLESWITCH || opcode === LOOKUPSWITCH) skipSwitch(code, opcode, bci);
    else if (opcode === WIDE) code.skip(code.u1() === IINC ? 4 : 2);
    else {
      const after = code.position + (LENGTHS[opcode] as number);
      const found = operationOf(opcode, code, pool);
      if (found !== undefined) operations.push({ bci, ...found });
      code.skip(after - code.position);
    }
    if (code.beyond) return { operations, whole: false };
  }
  return { operations, whole: true };
}

function skipSwitch(code: Bytes, opcode: number, bci: number): void {
  code.skip(3 - (bci & 3));
  code.i4();
  const first = code.i4();
  const count = opcode === TABLESWITCH ? code.i4() - first + 1 : 2 * first;
  if (count < 0) code.beyond = true;
  else code.skip(4 * count);
}

function operationOf(opcode: number, code: Bytes, pool: ConstantPool): Omit<CodeOperation, 'bci'> | undefined {
  const none = { name: '', owner: '', descriptor: '' };
  if (opcode >= 46 && opcode <= 53) return { ...none, operation: 'subscript', instruction: ARRAY_LOADS[opcode - 46] as string };
  if (opcode >= 79 && opcode <= 86) return { ...none, operation: 'subscript-store', instruction: ARRAY_STORES[opcode - 79] as string };
  if (opcode >= 178 && opcode <= 181) return { ...pool.member(code.u2()), operation: opcode % 2 === 0 ? 'attribute' : 'attribute-store', instruction: FIELDS[opcode - 178] as string };
  if (opcode >= 182 && opcode <= 186) return callOf(CALLS[opcode - 182] as string, pool.member(code.u2()));
  if (opcode === 190) return { ...none, operation: 'attribute', instruction: 'arraylength', name: 'length' };
  if (opcode === 191) return { ...none, operation: 'raise', instruction: 'athrow' };
  if (opcode === 188) return { ...none, operation: 'build', instruction: 'newarray', name: `${PRIMITIVES[code.u1()] ?? ''}[]` };
  if (opcode === 191) return { ...none, operation: 'raise', instruction: 'athrow' };
  const type = TYPES[opcode];
  if (type === undefined) return undefined;
  const [instruction, operation] = type;
  const owner = pool.className(code.u2());
  return { ...none, operation, instruction, owner, name: NAMED[instruction] ?? (instruction === 'new' ? simpleName(owner) : `${elementName(owner)}[]`) };
}

/** What links strings, makes a function object or chooses among patterns is no call in the source. */
function callOf(instruction: string, member: Member): Omit<CodeOperation, 'bci'> {
  if (instruction !== 'invokedynamic') return { ...member, operation: 'call', instruction };
  if (member.name.startsWith('makeConcat')) return { ...member, operation: 'binary', instruction, name: '+' };
  if (/^(type|enum)Switch$/.test(member.name)) return { ...member, operation: 'branch', instruction, name: 'switch' };
  const made = member.made ?? '';
  return { ...member, operation: 'make-function', instruction, name: made.startsWith('lambda$') ? '<lambda>' : made === '' ? member.name : made };
}

const DESCRIBED: Readonly<Record<string, string>> = { B: 'byte', C: 'char', D: 'double', F: 'float', I: 'int', J: 'long', S: 'short', Z: 'boolean' };

/** `Circle` of `demo/Plant$Circle` and of `demo/Plant$1Circle`; empty for an anonymous class. */
function simpleName(type: string): string {
  const simple = /[^/$]*\$*$/.exec(type)?.[0] ?? type;
  return type.includes('$') ? simple.replace(/^\d+/, '') : simple;
}

/** `Circle` of `[[Ldemo/Circle;`, `int` of `[I`. */
function elementName(type: string): string {
  const array = /^\[+(?:L([^;]*);|([BCDFIJSZ]))$/.exec(type);
  return array === null ? simpleName(type) : array[1] === undefined ? DESCRIBED[array[2] as string] as string : simpleName(array[1]);
}
