/** A part of the run as people write it: `1%`, `1 %` and `0.01` are the same. Undefined unless it is one from 0 to 1. */
export function readPart(text: string): number | undefined {
  const match = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(text.trim());
  const part = match === null ? NaN : Number(match[1]) / (match[2] === '%' ? 100 : 1);
  return part >= 0 && part <= 1 ? part : undefined;
}
