/** Writes dumps byte by byte, for tests of what no JVM writes. */
export class DumpWriter {
  readonly #idSize: 4 | 8;
  readonly #bytes: number[] = [];

  constructor(idSize: 4 | 8 = 8, version = '1.0.2') {
    this.#idSize = idSize;
    this.#bytes.push(...Buffer.from(`JAVA PROFILE ${version}\0`));
    this.u4(idSize).u4(0x18f).u4(0);
  }

  u1(value: number): this { this.#bytes.push(value & 255); return this; }
  u2(value: number): this { return this.u1(value >>> 8).u1(value); }
  u4(value: number): this { return this.u2(value >>> 16).u2(value); }
  id(value: number): this { return this.#idSize === 8 ? this.u4(Math.floor(value / 2 ** 32)).u4(value) : this.u4(value); }
  raw(bytes: Iterable<number>): this { this.#bytes.push(...bytes); return this; }

  /** @param length what the record says of itself, where that is not the truth */
  record(tag: number, write: (body: DumpWriter) => unknown, length?: number): this {
    const body = new DumpWriter(this.#idSize);
    body.#bytes.length = 0;
    write(body);
    return this.u1(tag).u4(0).u4(length ?? body.#bytes.length).raw(body.#bytes);
  }

  string(id: number, text: string): this { return this.record(1, (body) => body.id(id).raw(Buffer.from(text))); }
  loadClass(id: number, name: number): this { return this.record(2, (body) => body.u4(1).id(id).u4(0).id(name)); }

  /** @param fields pairs of name and type */
  class(id: number, superclass: number, fields: readonly (readonly [name: number, type: number])[]): this {
    this.u1(0x20).id(id).u4(0).id(superclass);
    for (let i = 0; i < 5; i++) this.id(0);
    this.u4(0).u2(0).u2(0).u2(fields.length);
    for (const [name, type] of fields) this.id(name).u1(type);
    return this;
  }

  instance(id: number, classId: number, bytes: readonly number[]): this { return this.u1(0x21).id(id).u4(0).id(classId).u4(bytes.length).raw(bytes); }
  objects(id: number, classId: number, elements: readonly number[]): this {
    this.u1(0x22).id(id).u4(0).u4(elements.length).id(classId);
    for (const element of elements) this.id(element);
    return this;
  }
  primitives(id: number, type: number, bytes: readonly number[], length: number): this { return this.u1(0x23).id(id).u4(0).u4(length).u1(type).raw(bytes); }

  get bytes(): Uint8Array { return Uint8Array.from(this.#bytes); }
}
