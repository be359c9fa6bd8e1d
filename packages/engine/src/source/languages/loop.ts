import type { Node } from 'web-tree-sitter';
import type { Loop, Range, SourceText } from '../model.ts';
import type { Syntax } from '../syntax.ts';

/** UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a visitor is. */
export interface Around {
  readonly text: SourceText;
  readonly loop: SourceLoop | undefined;
}

export class SourceLoop implements Loop {
  readonly kind: Loop['kind'];
  readonly parent: SourceLoop | undefined;
  readonly depth: number;
  readonly assigned = new Set<string>();
  readonly targets: string[] = [];
  readonly #item: Syntax;
  readonly #header: Span;
  readonly #iterable: Syntax | undefined;
  readonly #text: SourceText;
  readonly #end: number;

  /** @param end where it ends, if its last statement ends before its syntax does */
  constructor(around: Around, kind: Loop['kind'], item: Syntax, header: Span, iterable?: Syntax, end = item.end) {
    this.kind = kind;
    this.parent = around.loop;
    this.depth = (around.loop?.depth ?? 0) + 1;
    this.#item = item;
    this.#header = header;
    this.#iterable = iterable;
    this.#text = around.text;
    this.#end = end;
  }

  get iterable(): Node | undefined { return this.#iterable?.node; }
  get node(): Node { return this.#item.node; }
  get range(): Range { return this.#text.range(this.#item.start, this.#end); }
  get header(): Range { return this.#text.range(this.#header.start, this.#header.end); }
}
