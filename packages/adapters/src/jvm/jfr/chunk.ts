import { Bytes, Damaged } from './bytes.ts';
import type { RawChunk } from './chunks.ts';
import { Constants } from './constants.ts';
import type { ChunkHeader } from './header.ts';
import type { Counts } from '../../counts.ts';
import { readTypes, type Field, type Type } from './metadata.ts';
import { readField, skipField, type Structure, type Value } from './values.ts';

/** A method as a frame or an event names it. */
export interface MethodName {
  /** as the class file has it: `demo/Plant$Shape` */
  readonly className: string;
  readonly name: string;
  readonly descriptor: string;
}

export interface Frame {
  readonly method: MethodName;
  /** 1-based, -1 if unknown */
  readonly line: number;
  /** index of the instruction */
  readonly bytecode: number;
  /** `Interpreted`, `JIT compiled`, `Inlined` or `Native` */
  readonly type: string;
}

/** Takes the fields that were asked for, in that order. The array is used again for the next event. */
export type Take = (values: readonly Value[], chunk: Chunk) => void;

export interface Wanted {
  readonly fields: readonly string[];
  readonly take: Take;
}

interface Plan {
  readonly fields: readonly Field[];
  /** for each field its place among the values, -1 if it is not wanted */
  readonly slots: readonly number[];
  readonly values: Value[];
  readonly take: Take;
}

const NO_METHOD: MethodName = { className: '', name: '', descriptor: '' };

/** One chunk: types, constants and events. */
export class Chunk {
  readonly header: ChunkHeader;
  readonly #bytes: Bytes;
  readonly #types: ReadonlyMap<number, Type>;
  readonly #constants: Constants;
  readonly #ids: ReadonlyMap<string, number>;
  readonly #methods = new Map<number, MethodName>();
  readonly #classes = new Map<number, string>();
  readonly #frameTypes = new Map<number, string>();

  /** @throws {Damaged} */
  constructor({ header, bytes }: RawChunk) {
    this.header = header;
    this.#bytes = new Bytes(bytes, header.compressed);
    this.#bytes.at = header.metadata;
    if (header.metadata <= 0 || header.metadata >= bytes.length) throw new Damaged('has no types');
    this.#types = readTypes(this.#bytes);
    this.#ids = new Map([...this.#types.values()].map(({ id, name }) => [name, id]));
    this.#constants = new Constants(this.#bytes, this.#types);
    this.#constants.follow(header.constants);
  }

  /** Whether the JVM knows events of that name. */
  knows(name: string): boolean {
    return this.#ids.has(name);
  }

  /** Reads the events that are wanted, by name, and passes over all others. @param seen takes the number of events of each name */
  events(wanted: ReadonlyMap<string, Wanted>, losses: Counts, from: number, seen?: Map<string, number>): void {
    const numbers = new Map<number, number>();
    this.#events(this.#plans(wanted), losses, from, seen === undefined ? undefined : numbers);
    for (const [id, number] of numbers) {
      const name = id === 0 ? 'jdk.Metadata' : id === 1 ? 'jdk.CheckPoint' : this.#types.get(id)?.name ?? `unknown type ${id}`;
      seen?.set(name, (seen.get(name) ?? 0) + number);
    }
  }

  className(id: Value): string {
    if (typeof id !== 'number' || id === 0) return '';
    let name = this.#classes.get(id);
    if (name === undefined) this.#classes.set(id, name = this.#symbol(this.constant('java.lang.Class', id)?.['name']));
    return name;
  }

  method(id: Value): MethodName {
    if (typeof id !== 'number' || id === 0) return NO_METHOD;
    let method = this.#methods.get(id);
    if (method === undefined) {
      const found = this.constant('jdk.types.Method', id);
      method = found === undefined ? NO_METHOD
        : { className: this.className(found['type']), name: this.#symbol(found['name']), descriptor: this.#symbol(found['descriptor']) };
      this.#methods.set(id, method);
    }
    return method;
  }

  /** The innermost frame comes first; empty if there is no such stack. */
  stack(id: Value): Frame[] {
    const frames = typeof id === 'number' ? this.constant('jdk.types.StackTrace', id)?.['frames'] : undefined;
    return !Array.isArray(frames) ? [] : frames.map((frame: Structure) => ({
      method: this.method(frame['method']), line: numberOf(frame['lineNumber'], -1), bytecode: numberOf(frame['bytecodeIndex'], -1),
      type: this.#frameType(frame['type']),
    }));
  }

  /** The text that a constant consists of, as those of reasons and names do. */
  textOf(typeName: string, value: Value): string {
    if (typeof value === 'string') return value;
    const fields = typeof value === 'number' ? this.constant(typeName, value) : undefined;
    const text = fields === undefined ? undefined : Object.values(fields)[0];
    return typeof text === 'number' && typeName !== 'java.lang.String' ? this.textOf('java.lang.String', text) : typeof text === 'string' ? text : '';
  }

  text(value: Value): string {
    return this.textOf('java.lang.String', value);
  }

  constant(typeName: string, id: number): Structure | undefined {
    const type = this.#ids.get(typeName);
    try {
      return type === undefined ? undefined : this.#constants.get(type, id);
    } catch (error) {
      if (error instanceof Damaged) return undefined;
      throw error;
    }
  }

  /** Nanoseconds since the epoch of an event's time. */
  nanosAt(ticks: number): number {
    const { startNanos, startTicks, ticksPerSecond } = this.header;
    return startNanos + (ticks - startTicks) * 1e9 / ticksPerSecond;
  }

  seconds(ticks: number): number {
    return ticks / this.header.ticksPerSecond;
  }

  #frameType(id: Value): string {
    const key = numberOf(id, -1);
    let type = this.#frameTypes.get(key);
    if (type === undefined) this.#frameTypes.set(key, type = this.textOf('jdk.types.FrameType', id));
    return type;
  }

  #symbol(id: Value): string {
    return this.textOf('jdk.types.Symbol', id);
  }

  #plans(wanted: ReadonlyMap<string, Wanted>): Map<number, Plan> {
    const plans = new Map<number, Plan>();
    for (const [name, { fields, take }] of wanted) {
      const type = this.#types.get(this.#ids.get(name) ?? -1);
      if (type === undefined) continue;
      const slots = type.fields.map((field) => fields.indexOf(field.name));
      const last = slots.findLastIndex((slot) => slot >= 0);
      plans.set(type.id, { fields: type.fields.slice(0, last + 1), slots, values: fields.map(() => undefined), take });
    }
    return plans;
  }

  #events(plans: ReadonlyMap<number, Plan>, losses: Counts, from: number, numbers: Map<number, number> | undefined): void {
    const bytes = this.#bytes;
    for (let at = from, next = from; at < bytes.end; at = next) {
      bytes.at = at;
      try {
        const size = bytes.int();
        next = at + size;
        if (size <= 0 || next > bytes.end) {
          losses.add('chunk has an event that ends nowhere');
          return;
        }
        const id = bytes.long();
        if (numbers !== undefined) numbers.set(id, (numbers.get(id) ?? 0) + 1);
        const plan = plans.get(id);
        if (plan !== undefined) this.#event(plan, next);
      } catch (error) {
        if (!(error instanceof Damaged)) throw error;
        losses.add(`chunk ${error.message}`);
        if (next === at) return;
      }
    }
  }

  #event({ fields, slots, values, take }: Plan, end: number): void {
    const bytes = this.#bytes;
    for (let i = 0; i < fields.length; i++) {
      const slot = slots[i] as number;
      if (slot < 0) skipField(bytes, fields[i] as Field);
      else values[slot] = readField(bytes, fields[i] as Field);
    }
    if (bytes.at > end) throw new Damaged('has an event that does not fit its size');
    take(values, this);
  }
}

export function numberOf(value: Value, otherwise = 0): number {
  return typeof value === 'number' ? value : otherwise;
}
