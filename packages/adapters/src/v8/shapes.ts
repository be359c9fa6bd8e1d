interface Shape {
  readonly constructor: string;
  readonly properties: readonly string[];
  /** no longer a list of fields but a hash table */
  readonly dictionary: boolean;
}

/** Properties that a shape's name spells out. */
const SPELLED = 8;
/** Properties that are followed; an object with more is told by its first ones. */
const FOLLOWED = 64;
const UNKNOWN: Shape = { constructor: '', properties: [], dictionary: false };

/**
 * Names of hidden classes, from the map records of a log: constructor and properties in the order in which they were added, as
 * `Point{x, y}`. Two hidden classes that would have one name get numbers, since to an inline cache they are two.
 */
export class Shapes {
  readonly #shapes = new Map<string, Shape>();
  readonly #names = new Map<string, string>();
  readonly #used = new Map<string, number>();

  /** A new hidden class at an address; what lay there before is gone. */
  create(map: string): void {
    this.#shapes.delete(map);
    this.#names.delete(map);
  }

  /** @param event V8's word: `InitialMap`, `Transition`, `Normalize`... */
  event(event: string, from: string, to: string, name: string): void {
    const before = this.#shapes.get(from) ?? UNKNOWN;
    this.#names.delete(to);
    if (event === 'InitialMap') this.#shapes.set(to, { ...UNKNOWN, constructor: name });
    else if (event === 'Transition' && name !== '') {
      const properties = before.properties.length < FOLLOWED ? [...before.properties, name] : before.properties;
      this.#shapes.set(to, { ...before, properties });
    } else this.#shapes.set(to, { ...before, dictionary: event === 'SlowToFast' ? false : before.dictionary || event.startsWith('Normalize') });
  }

  move(from: string, to: string): void {
    const shape = this.#shapes.get(from);
    const name = this.#names.get(from);
    this.create(from);
    if (shape !== undefined) this.#shapes.set(to, shape);
    if (name !== undefined) this.#names.set(to, name);
  }

  /** The name of the hidden class at an address now. */
  nameOf(map: string): string {
    let name = this.#names.get(map);
    if (name === undefined) {
      if (/^0x0+$/.test(map)) return 'primitive';
      const plain = spelled(this.#shapes.get(map));
      const number = (this.#used.get(plain) ?? 0) + 1;
      this.#used.set(plain, number);
      name = number === 1 ? plain : `${plain}#${number}`;
      this.#names.set(map, name);
    }
    return name;
  }
}

function spelled(shape: Shape | undefined): string {
  if (shape === undefined) return 'unknown';
  const { constructor, properties, dictionary } = shape;
  const more = properties.length > SPELLED ? [...properties.slice(0, SPELLED), '...'] : properties;
  return `${constructor}{${more.join(', ')}}${dictionary ? ' as a dictionary' : ''}`;
}
