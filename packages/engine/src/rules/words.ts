/** Longest value of an expression in a message: a sentence that a rule chooses fits, a page of quoted source does not. */
const LONGEST = 300;

/** A value of an expression as a message shows it: numbers without noise, one line, bounded length. */
export function formatValue(value: unknown): string {
  if (typeof value === 'number') return (Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10).toLocaleString('en-US');
  if (typeof value === 'bigint') return value.toLocaleString('en-US');
  if (Array.isArray(value)) return value.map(formatValue).join(', ');
  const text = String(value).replace(/\s+/g, ' ');
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
