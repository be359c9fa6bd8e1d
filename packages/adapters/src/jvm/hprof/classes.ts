import { TYPE, TYPE_BYTES } from './format.ts';
import { placeApart, type Injected } from './injected.ts';
import { place, rootPlacement, type Layout, type Placement } from './layout.ts';
import type { ClassDump } from './reader.ts';

/** Classes above a class that are looked at: deeper ones are nobody's, and a cycle ends here. */
const DEEPEST = 1000;

/** The classes of a dump and their names. */
export class Classes {
  readonly #strings = new Map<number, string>();
  readonly #names = new Map<number, number>();
  readonly #dumps = new Map<number, ClassDump>();
  #characters = 0;
  #unnamed = 0;

  /** names that were not kept, since there were too many */
  get unnamed(): number {
    return this.#unnamed;
  }

  get dumps(): ReadonlyMap<number, ClassDump> {
    return this.#dumps;
  }

  addString(id: number, bytes: Uint8Array): void {
    if (this.#characters > MOST_CHARACTERS) { this.#unnamed++; return; }
    const text = decoder.decode(bytes);
    this.#characters += text.length;
    this.#strings.set(id, text);
  }

  addName(id: number, name: number): void {
    this.#names.set(id, name);
  }

  add(dump: ClassDump): void {
    this.#dumps.set(dump.id, dump);
  }

  string(id: number): string {
    return this.#strings.get(id) ?? '?';
  }

  /** As the JVM's histogram has it: `java.util.HashMap$Node`, `[I`, `[Ljava.lang.Object;`. */
  name(id: number): string {
    const name = this.#names.get(id);
    if (name === undefined) return `(unknown class ${id.toString(16)})`;
    return this.string(name).replaceAll('/', '.').replace(/^(\[*)L(.*);$/, '$1L$2;').replace(/[.+]0x/, '/0x');
  }

  /** The class, then those above it. */
  *chain(id: number): Generator<ClassDump> {
    for (let i = 0, dump = this.#dumps.get(id); dump !== undefined && i < DEEPEST; i++, dump = this.#dumps.get(dump.superclass)) yield dump;
  }

  /** Bytes of the fields of an instance as the file has them. */
  fileBytes(id: number, idSize: number): number {
    let bytes = 0;
    for (const { fields } of this.chain(id)) for (const { type } of fields) bytes += type === TYPE.object ? idSize : TYPE_BYTES[type] ?? 0;
    return bytes;
  }
}

const decoder = new TextDecoder('utf-8');
/** Of all names together. */
const MOST_CHARACTERS = 2 ** 27;

/** Where the fields of each class lie by a layout; classes are worked out once. */
export class Placements {
  readonly #classes: Classes;
  readonly #layout: Layout;
  readonly #injected: ReadonlyMap<number, Injected>;
  readonly #known = new Map<number, Placement>();

  /** @param injected what the JVM adds, by class */
  constructor(classes: Classes, layout: Layout, injected: ReadonlyMap<number, Injected> = new Map()) {
    this.#classes = classes;
    this.#layout = layout;
    this.#injected = injected;
  }

  of(id: number): Placement {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const chain = [...this.#classes.chain(id)];
    let placement = rootPlacement(this.#layout);
    for (const dump of chain.reverse()) {
      placement = this.#known.get(dump.id) ?? this.#place(placement, dump);
      this.#known.set(dump.id, placement);
    }
    return placement;
  }

  #place(above: Placement, { id, fields }: ClassDump): Placement {
    const injected = this.#injected.get(id);
    if (injected === undefined) return place(this.#layout, above, fields);
    const added = injected.types.map((type) => ({ name: 0, type }));
    const apart = fields.filter(({ name }) => injected.apart?.includes(this.#classes.string(name)) === true);
    const placement = place(this.#layout, above, [...fields.filter((field) => !apart.includes(field)), ...added]);
    return apart.length === 0 ? placement : placeApart(this.#layout, placement, apart, (type) => TYPE_BYTES[type] || this.#layout.reference);
  }
}
