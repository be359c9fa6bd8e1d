import { PART, RECORD, RECORD_TAGS, ROOTS, TYPE, TYPE_BYTES } from './format.ts';
import { Lost } from './lost.ts';
import { CAPACITY, Window } from './window.ts';

export interface FieldDump {
  /** id of its name */
  readonly name: number;
  readonly type: number;
}

export interface StaticDump extends FieldDump {
  /** of a reference the id of the object; 0 for all else */
  readonly value: number;
}

export interface ClassDump {
  readonly id: number;
  /** 0 for java.lang.Object */
  readonly superclass: number;
  readonly loader: number;
  readonly statics: readonly StaticDump[];
  /** its own fields, without those of the classes above it */
  readonly fields: readonly FieldDump[];
}

/** What is told of a dump, in the order of the file. Ids are addresses: whole numbers, exact up to 2^53. Bytes and views hold only until the call returns. */
export interface Visitor {
  string?(id: number, bytes: Uint8Array): void;
  loadClass?(id: number, name: number): void;
  root?(id: number, tag: number): void;
  class?(dump: ClassDump): void;
  /** The fields begin at `at`: those of its class, then those of each class above it. References in them have the file's size. */
  instance?(id: number, classId: number, view: DataView, at: number, length: number): void;
  /** An array of references, then its elements in slices. */
  objects?(id: number, classId: number, length: number): void;
  elements?(view: DataView, at: number, count: number): void;
  /** An array of primitives, then its bytes in slices. */
  primitives?(id: number, type: number, length: number): void;
  data?(bytes: Uint8Array): void;
  /** @param offset bytes read so far */
  progress?(offset: number): void;
}

export interface Outcome {
  /** `1.0.2`; empty if it is no dump */
  readonly version: string;
  /** 4 or 8 */
  readonly idSize: number;
  /** milliseconds since 1970, as the file has it */
  readonly time: number;
  /** bytes, unpacked */
  readonly size: number;
  readonly lost: Lost;
}

const MAGIC = 'JAVA PROFILE ';
/** No instance has as many bytes of fields: a class has 65,535 fields at most, and nobody writes such classes. */
const LONGEST_INSTANCE = CAPACITY / 2;
/** Bytes of a name; the format of class files allows no more. */
const LONGEST_STRING = 65_535;
const PROGRESS_BYTES = 2 ** 24;

/** Whether bytes begin as a dump does. */
export function isHprof(head: Uint8Array): boolean {
  return MAGIC.length <= head.length && [...MAGIC].every((c, i) => head[i] === c.charCodeAt(0));
}

/** An id at a place of a view. */
export function idAt(view: DataView, at: number, idSize: number): number {
  return idSize === 4 ? view.getUint32(at) : view.getUint32(at) * 2 ** 32 + view.getUint32(at + 4);
}

/**
 * Reads a binary dump (unpacked) from its beginning to its end, and tells the visitor what is in it. Never throws on bad bytes: what cannot be
 * read is counted, and reading goes on with the next record.
 * @param size of the file in bytes, where known: tells lengths that overflowed
 */
export async function readHprof(source: AsyncIterable<Uint8Array>, visitor: Visitor, size?: number): Promise<Outcome> {
  const window = new Window(source);
  const lost = new Lost();
  try {
    const head = await readHead(window, lost);
    if (head === undefined) return { version: '', idSize: 8, time: 0, size: window.offset, lost };
    await new Reader(window, visitor, head.idSize, lost, size).records();
    if (window.failure !== undefined) lost.add(`the file cannot be read to its end: ${window.failure}`, window.offset);
    return { ...head, size: window.offset, lost };
  } finally {
    await window.close();
  }
}

async function readHead(window: Window, lost: Lost): Promise<Pick<Outcome, 'version' | 'idSize' | 'time'> | undefined> {
  await window.need(64);
  const head = window.bytes.subarray(0, Math.min(64, window.end));
  const end = head.indexOf(0);
  if (!isHprof(head) || end < 0 || head.length < end + 13) {
    lost.add(head.length === 0 ? 'the file is empty' : isHprof(head) ? 'the file ends in its header' : 'this is no binary HPROF file', 0);
    return undefined;
  }
  const version = String.fromCharCode(...head.subarray(MAGIC.length, end)).replace(/[^\d.]/g, '?');
  const idSize = window.view.getUint32(end + 1);
  const time = window.view.getUint32(end + 5) * 2 ** 32 + window.view.getUint32(end + 9);
  window.at = end + 13;
  if (idSize !== 4 && idSize !== 8) {
    lost.add(`ids of ${idSize} bytes: only 4 and 8 can be read`, end + 1);
    return undefined;
  }
  return { version, idSize, time };
}

class Reader {
  readonly #window: Window;
  readonly #visitor: Visitor;
  readonly #id: number;
  readonly #lost: Lost;
  readonly #size: number | undefined;
  #told = 0;

  constructor(window: Window, visitor: Visitor, idSize: number, lost: Lost, size: number | undefined) {
    this.#window = window;
    this.#visitor = visitor;
    this.#id = idSize;
    this.#lost = lost;
    this.#size = size;
  }

  async records(): Promise<void> {
    const window = this.#window;
    while (await window.need(1)) {
      if (!await window.need(9)) { this.#cut(); return; }
      const start = window.offset;
      const tag = window.view.getUint8(window.at);
      const length = window.view.getUint32(window.at + 5);
      window.at += 9;
      if (tag === RECORD.heapDump || tag === RECORD.heapDumpSegment) {
        await this.#heap(tag === RECORD.heapDump ? this.#heapLength(length) : length);
        continue;
      }
      if (!RECORD_TAGS.has(tag)) this.#lost.add(`unknown record 0x${tag.toString(16).padStart(2, '0')}`, start);
      const used = tag === RECORD.string ? await this.#string(length) : tag === RECORD.loadClass ? await this.#loadClass(length) : 0;
      if (await window.skip(length - used) < length - used) { this.#cut(); return; }
      this.#tell();
    }
  }

  #cut(): void {
    this.#lost.add('the file is cut off in a record', this.#window.offset);
  }

  #tell(): void {
    if (this.#window.offset - this.#told < PROGRESS_BYTES) return;
    this.#told = this.#window.offset;
    this.#visitor.progress?.(this.#told);
  }

  /** A HEAP DUMP goes to the end where its length is 0; its length is what is over 4 GB of more. */
  #heapLength(length: number): number {
    if (length === 0) return Infinity;
    const beyond = (this.#size ?? 0) - this.#window.offset - length;
    return beyond >= 2 ** 32 ? length + Math.floor(beyond / 2 ** 32) * 2 ** 32 : length;
  }

  async #string(length: number): Promise<number> {
    const window = this.#window;
    if (length < this.#id || !await window.need(this.#id)) { this.#lost.add('a string without an id', window.offset); return 0; }
    const id = idAt(window.view, window.at, this.#id);
    window.at += this.#id;
    const n = length - this.#id;
    if (n > LONGEST_STRING) { this.#lost.add(`a name of more than ${LONGEST_STRING.toLocaleString('en-US')} bytes`, window.offset); return this.#id; }
    if (!await window.need(n)) return this.#id;
    this.#visitor.string?.(id, window.bytes.subarray(window.at, window.at + n));
    window.at += n;
    return length;
  }

  async #loadClass(length: number): Promise<number> {
    const window = this.#window;
    const wanted = 8 + 2 * this.#id;
    if (length < wanted || !await window.need(wanted)) { this.#lost.add('a class without a name', window.offset); return 0; }
    this.#visitor.loadClass?.(idAt(window.view, window.at + 4, this.#id), idAt(window.view, window.at + 8 + this.#id, this.#id));
    window.at += wanted;
    return wanted;
  }

  /** The parts of a heap dump, up to its length. A part that is not known has no length: the rest of the record is lost with it. */
  async #heap(length: number): Promise<void> {
    const window = this.#window;
    const end = window.offset + length;
    while (window.offset < end) {
      if (window.end === window.at && !await window.need(1)) {
        if (length !== Infinity) this.#cut();
        return;
      }
      const tag = window.bytes[window.at] as number;
      if (length === Infinity && tag === RECORD.heapDumpEnd) return;
      const start = window.offset;
      window.at++;
      const problem = await this.#part(tag, end);
      if (problem !== undefined) {
        this.#lost.add(problem, start);
        await window.skip(end - window.offset);
        return;
      }
      this.#tell();
    }
  }

  /** @returns why the rest of the record cannot be read */
  async #part(tag: number, end: number): Promise<string | undefined> {
    switch (tag) {
      case PART.instance: return this.#instance(end);
      case PART.objects: return this.#objects(end);
      case PART.primitives: return this.#primitives(end, true);
      case PART.primitivesWithoutData: return this.#primitives(end, false);
      case PART.class: return this.#class(end);
      case PART.heapInfo: return await this.#has(4 + this.#id, end) ? void (this.#window.at += 4 + this.#id) : PAST_END;
      default: {
        const root = ROOTS[tag];
        if (root === undefined) return `unknown part 0x${tag.toString(16).padStart(2, '0')} of a heap dump: the rest of its segment is lost`;
        const n = root.ids * this.#id + root.bytes;
        if (!await this.#has(n, end)) return PAST_END;
        this.#visitor.root?.(idAt(this.#window.view, this.#window.at, this.#id), tag);
        this.#window.at += n;
        return undefined;
      }
    }
  }

  async #has(n: number, end: number): Promise<boolean> {
    const window = this.#window;
    return window.offset + n <= end && (window.end - window.at >= n || await window.need(n));
  }

  async #instance(end: number): Promise<string | undefined> {
    const window = this.#window;
    const size = this.#id;
    if (!await this.#has(8 + 2 * size, end)) return PAST_END;
    const { view } = window;
    const id = idAt(view, window.at, size);
    const classId = idAt(view, window.at + size + 4, size);
    const length = view.getUint32(window.at + 2 * size + 4);
    window.at += 8 + 2 * size;
    if (window.offset + length > end) return PAST_END;
    if (length > LONGEST_INSTANCE) {
      await window.skip(length);
      this.#lost.add('an instance of more bytes than a class can have fields', window.offset);
      return undefined;
    }
    if (window.end - window.at < length && !await window.need(length)) return PAST_END;
    this.#visitor.instance?.(id, classId, view, window.at, length);
    window.at += length;
    return undefined;
  }

  async #objects(end: number): Promise<string | undefined> {
    const window = this.#window;
    const size = this.#id;
    if (!await this.#has(8 + 2 * size, end)) return PAST_END;
    const id = idAt(window.view, window.at, size);
    const length = window.view.getUint32(window.at + size + 4);
    const classId = idAt(window.view, window.at + size + 8, size);
    window.at += 8 + 2 * size;
    if (window.offset + length * size > end) return PAST_END;
    this.#visitor.objects?.(id, classId, length);
    for (let left = length; left > 0;) {
      if (window.end - window.at < size && !await window.need(size)) return PAST_END;
      const here = Math.min(left, Math.floor((window.end - window.at) / size));
      this.#visitor.elements?.(window.view, window.at, here);
      window.at += here * size;
      left -= here;
    }
    return undefined;
  }

  async #primitives(end: number, hasData: boolean): Promise<string | undefined> {
    const window = this.#window;
    const size = this.#id;
    if (!await this.#has(9 + size, end)) return PAST_END;
    const id = idAt(window.view, window.at, size);
    const length = window.view.getUint32(window.at + size + 4);
    const type = window.bytes[window.at + size + 8] as number;
    window.at += 9 + size;
    const each = TYPE_BYTES[type] ?? 0;
    if (each === 0) return `an array of type ${type}, which is none: the rest of its segment is lost`;
    if (hasData && window.offset + length * each > end) return PAST_END;
    this.#visitor.primitives?.(id, type, length);
    for (let left = hasData ? length * each : 0; left > 0;) {
      if (window.end === window.at && !await window.need(1)) return PAST_END;
      const here = Math.min(left, window.end - window.at);
      this.#visitor.data?.(window.bytes.subarray(window.at, window.at + here));
      window.at += here;
      left -= here;
    }
    return undefined;
  }

  async #class(end: number): Promise<string | undefined> {
    const window = this.#window;
    const size = this.#id;
    if (!await this.#has(7 * size + 8 + 2, end)) return PAST_END;
    const { view } = window;
    const id = idAt(view, window.at, size);
    const superclass = idAt(view, window.at + size + 4, size);
    const loader = idAt(view, window.at + 2 * size + 4, size);
    window.at += 7 * size + 8;
    const constants = view.getUint16(window.at);
    window.at += 2;
    for (let i = 0; i < constants; i++) {
      if (!await this.#has(3, end)) return PAST_END;
      const bytes = this.#bytesOf(view.getUint8(window.at + 2));
      if (bytes === undefined || !await this.#has(3 + bytes, end)) return bytes === undefined ? BAD_TYPE : PAST_END;
      window.at += 3 + bytes;
    }
    if (!await this.#has(2, end)) return PAST_END;
    const staticCount = view.getUint16(window.at);
    window.at += 2;
    const statics: StaticDump[] = [];
    for (let i = 0; i < staticCount; i++) {
      if (!await this.#has(size + 1, end)) return PAST_END;
      const name = idAt(view, window.at, size);
      const type = view.getUint8(window.at + size);
      const bytes = this.#bytesOf(type);
      if (bytes === undefined) return BAD_TYPE;
      if (!await this.#has(size + 1 + bytes, end)) return PAST_END;
      statics.push({ name, type, value: type === TYPE.object ? idAt(view, window.at + size + 1, size) : 0 });
      window.at += size + 1 + bytes;
    }
    if (!await this.#has(2, end)) return PAST_END;
    const fieldCount = view.getUint16(window.at);
    window.at += 2;
    const fields: FieldDump[] = [];
    for (let i = 0; i < fieldCount; i++) {
      if (!await this.#has(size + 1, end)) return PAST_END;
      const type = view.getUint8(window.at + size);
      if (this.#bytesOf(type) === undefined) return BAD_TYPE;
      fields.push({ name: idAt(view, window.at, size), type });
      window.at += size + 1;
    }
    this.#visitor.class?.({ id, superclass, loader, statics, fields });
    return undefined;
  }

  #bytesOf(type: number): number | undefined {
    return type === TYPE.object ? this.#id : TYPE_BYTES[type];
  }
}

const PAST_END = 'a part of a heap dump that is longer than its segment or the file: the rest of the segment is lost';
const BAD_TYPE = 'a class with a field of a type that is none: the rest of its segment is lost';
