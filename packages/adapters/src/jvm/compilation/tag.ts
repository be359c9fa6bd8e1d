/** One line of a log that begins with a tag. Attributes are looked up when asked for: of most lines none is. */
export class Tag {
  /** with a `/` before it where it closes */
  readonly name: string;
  /** closes itself: no children follow */
  readonly single: boolean;
  readonly #line: string;

  constructor(line: string, name: string) {
    this.#line = line;
    this.name = name;
    this.single = line.endsWith('/>');
  }

  has(attribute: string): boolean {
    return this.#line.includes(` ${attribute}='`);
  }

  /** Undefined if there is none, or no end of it. */
  text(attribute: string): string | undefined {
    const from = this.#line.indexOf(` ${attribute}='`);
    if (from < 0) return undefined;
    const start = from + attribute.length + 3;
    const end = this.#line.indexOf('\'', start);
    return end < 0 ? undefined : unescaped(this.#line.slice(start, end));
  }

  /** @returns `otherwise` for what is missing or no number */
  number(attribute: string, otherwise = -1): number {
    const text = this.text(attribute);
    const value = text === undefined || text === '' ? NaN : Number(text);
    return Number.isFinite(value) ? value : otherwise;
  }
}

/** The tag that a line begins with; undefined for other text. */
export function tagOf(line: string): Tag | undefined {
  const name = /^<(\/?[a-z_][a-z0-9_]*)[ />]/.exec(line)?.[1];
  return name === undefined || !line.endsWith('>') ? undefined : new Tag(line, name);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: '\'', quot: '"' };

/** The five entities that the VM writes. */
export function unescaped(text: string): string {
  return text.includes('&') ? text.replace(/&(lt|gt|amp|apos|quot);/g, (_, name: string) => ENTITIES[name] as string) : text;
}
