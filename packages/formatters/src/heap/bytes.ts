/** `3.1 MB`, `64 bytes`: a number of bytes as a person says it, by thousands. */
export function bytesText(bytes: number): string {
  for (const [unit, size] of [['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const) {
    // What rounds to a thousand of a unit is said in the next one.
    if (bytes >= size * 0.9995) return `${Number((bytes / size).toPrecision(bytes >= 99.95 * size ? 3 : 2))} ${unit}`;
  }
  return `${Math.round(bytes)} ${Math.round(bytes) === 1 ? 'byte' : 'bytes'}`;
}
