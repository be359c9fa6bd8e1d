/** What an expression reads. */
export interface Reads {
  readonly names: ReadonlySet<string>;
  /** access paths: `self.items`, `a.b.c` */
  readonly paths: ReadonlySet<string>;
  readonly hasCall: boolean;
}

/** Takes out what the functions and comprehensions in an expression bind themselves, with the paths that begin there. */
export function leaveOut(own: Iterable<string>, names: Set<string>, paths: Set<string>): void {
  for (const name of own) {
    names.delete(name);
    for (const path of paths) if (path.startsWith(`${name}.`)) paths.delete(path);
  }
}
