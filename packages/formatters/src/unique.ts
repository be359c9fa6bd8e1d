/** Numbers what comes again, for hosts that take two of one name for one: `a`, `b`, `a-2`. */
export function numbering(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name}-${times}`;
  };
}
