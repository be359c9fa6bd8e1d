/** `Class.method` of `module:Class.method`, as facts name functions and types. */
export function qualifiedNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
