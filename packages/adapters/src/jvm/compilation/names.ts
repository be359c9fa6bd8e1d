import type { MethodName } from './events.ts';

/** A class as the VM writes it, `demo.Plant$Circle`, with slashes; of a hidden class without the address that differs from run to run. */
export function className(text: string): string {
  return text.replace(/(?:\/|\+)0x[0-9a-f]+(?:\/\d+)?$/, '').replaceAll('.', '/');
}

/** `demo.Plant area ([Ldemo/Plant$Shape;)D`: class, name, descriptor. */
export function methodName(text: string | undefined): MethodName | undefined {
  const parts = text?.split(' ') ?? [];
  const [owner, name, descriptor] = parts;
  if (parts.length !== 3 || owner === undefined || owner === '' || name === undefined || name === '' || descriptor === undefined || !descriptor.startsWith('(')) return undefined;
  return { owner: className(owner), name, descriptor };
}

const PRIMITIVES: Readonly<Record<string, string>> = { void: 'V', boolean: 'Z', byte: 'B', char: 'C', short: 'S', int: 'I', long: 'J', float: 'F', double: 'D' };

/** A type's part of a descriptor. The VM names arrays by their descriptor, with dots. */
export function descriptorOf(type: string): string {
  const primitive = Object.hasOwn(PRIMITIVES, type) ? PRIMITIVES[type] : undefined;
  if (primitive !== undefined) return primitive;
  const name = className(type);
  return name.startsWith('[') ? name : `L${name};`;
}
