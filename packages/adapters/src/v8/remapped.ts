/** A mapping of a file into memory, as /proc/self/maps lists it. */
export interface Mapping {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
}

/** How far from the code range V8 puts its copy of the builtins. */
const NEAR = 2 ** 29;

/**
 * Where the builtins run. Node 20 logs them where the executable has them and runs a second mapping of the same pages near the
 * code range of the isolate.
 * @param mappings the executable's own executable mappings
 * @param codeRange start of the isolate's code range
 * @returns the address at which a logged one runs
 */
export function remapper(mappings: readonly Mapping[], codeRange: number): (address: number) => number {
  const near = (each: Mapping): boolean => Math.abs(each.start - codeRange) < NEAR;
  const copy = mappings.find(near);
  if (copy === undefined) return (address) => address;
  return (address) => {
    const first = mappings.find((each) => !near(each) && address >= each.start && address < each.end);
    if (first === undefined) return address;
    const offset = address - first.start + first.offset;
    return offset >= copy.offset && offset < copy.offset + copy.end - copy.start ? copy.start + offset - copy.offset : address;
  };
}
