import type { FileView } from '../view/file-view.ts';

/** Which functions the files of a lint have, and which of them have facts. Give `add` to `lint` as `onFile`. */
export class FunctionsSeen {
  readonly #files = new Map<string, { readonly there: ReadonlySet<string>; readonly ran: ReadonlySet<string> }>();

  add({ model, joined }: FileView): void {
    const names = (functions: readonly { readonly qualifiedName: string }[]) => new Set(functions.map(({ qualifiedName }) => qualifiedName));
    this.#files.set(model.file, { there: names(model.functions), ran: names(joined.functions) });
  }

  /** Whether a file that was read has the function; undefined of a file that was not. */
  isThere(file: string, name: string): boolean | undefined {
    return this.#files.get(file)?.there.has(name);
  }

  ran(file: string, name: string): boolean | undefined {
    return this.#files.get(file)?.ran.has(name);
  }
}
