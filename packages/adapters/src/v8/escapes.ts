const ESCAPE = /\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|n|\\)/g;

/** The text of a field as V8 escapes it: `\x2C` is a comma, `\n` a line feed, `\\` a backslash, `\uHHHH` a UTF-16 unit. */
export function unescaped(field: string): string {
  if (!field.includes('\\')) return field;
  return field.replace(ESCAPE, (all, latin: string | undefined, unit: string | undefined) => {
    const code = latin ?? unit;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return all === '\\n' ? '\n' : '\\';
  });
}

/** Absolute path that a script's name stands for: a file URL is decoded, everything else stays as it is. */
export function pathOf(name: string): string {
  if (!name.startsWith('file://')) return name;
  const path = name.slice('file://'.length);
  try {
    return decodeURIComponent(path.split(/[?#]/, 1)[0] ?? '');
  } catch {
    return path;
  }
}

/** A number in hexadecimal, as addresses are written; NaN if it is none. */
export function address(field: string | undefined): number {
  return field !== undefined && /^0x[0-9a-f]{1,13}$/i.test(field) ? Number.parseInt(field, 16) : Number.NaN;
}

/** A whole number from 0 to 2^53 - 1; NaN if it is none. */
export function whole(field: string | undefined): number {
  return field !== undefined && /^\d{1,15}$/.test(field) ? Number(field) : Number.NaN;
}
