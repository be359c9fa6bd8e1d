import { SourceProblem } from '../../problem.ts';

/** PEP 263: a comment alone on the first or second line. */
const CODING = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** Python's names for encodings that the Encoding Standard's tables call otherwise. */
const RENAMED: Readonly<Record<string, string>> = {
  utf: 'utf-8', u8: 'utf-8', 'utf-8-sig': 'utf-8', cp65001: 'utf-8',
  'latin-9': 'iso-8859-15', 'mac-roman': 'macintosh', macroman: 'macintosh', sjis: 'shift_jis', 'shift-jis': 'shift_jis',
};
const LATIN_1 = new Set(['latin-1', 'latin1', 'l1', 'latin', 'iso-8859-1', 'iso8859-1', 'iso-latin-1', '8859', 'cp819', 'ibm819']);
const ASCII = new Set(['ascii', 'us-ascii', '646']);

/**
 * Text of a Python file, as the interpreter decodes it, without its byte order mark.
 * @throws SourceProblem for binary data, an unknown coding, or bytes that the coding does not allow
 */
export function decodePython(bytes: Uint8Array, file = ''): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new SourceProblem('this is no Python source: it contains a NUL byte', file, lineAt(bytes, nul));
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const coding = codingOf(body);
  const name = coding?.name.toLowerCase().replace(/_/g, '-') ?? 'utf-8';
  if (LATIN_1.has(name)) return latin1(body);
  if (name === 'cp1252' || name === 'windows-1252') return windows1252(body);
  try {
    // Decoding UTF-8 refuses what lies outside, so ASCII needs no decoder of its own but a check.
    const text = decoderOf(name).decode(body);
    if (ASCII.has(name)) checkAscii(body, file);
    return text;
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    if (error instanceof RangeError) {
      throw new SourceProblem(`unknown coding \`${coding?.name}\`: name one that Python knows, such as utf-8`, file, coding?.line);
    }
    throw new SourceProblem(`a byte here is not ${coding?.name ?? 'UTF-8'}: save the file as UTF-8 or name its coding in the first line`,
      file, name === 'utf-8' ? lineAt(body, firstInvalid(body)) : undefined);
  }
}

function codingOf(bytes: Uint8Array): { readonly name: string; readonly line: number } | undefined {
  const head = latin1(bytes.subarray(0, 1024)).split(/\r\n|\n|\r/, 2);
  for (const [line, content] of head.entries()) {
    const name = CODING.exec(content)?.[1];
    if (name !== undefined) return { name, line };
    if (!BLANK.test(content)) return undefined;
  }
  return undefined;
}

/** @throws RangeError for a label that is unknown */
function decoderOf(name: string): InstanceType<typeof TextDecoder> {
  const label = ASCII.has(name) ? 'utf-8' : RENAMED[name] ?? name.replace(/^cp(125\d|874)$/, 'windows-$1').replace(/^iso(8859-\d+)$/, 'iso-$1');
  // Python compiles no source whose ASCII is not ASCII.
  if (/^utf-?(16|32)/.test(label)) throw new RangeError(label);
  return new TextDecoder(label, { fatal: true, ignoreBOM: true });
}

/** The characters of bytes 0x80 to 0x9f in windows-1252. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Not TextDecoder's, which takes it for Latin-1 in Node 20. */
function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
}

/** Not TextDecoder's latin1, which is windows-1252. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return text;
}

function checkAscii(bytes: Uint8Array, file: string): void {
  const at = bytes.findIndex((byte) => byte > 0x7f);
  if (at >= 0) throw new SourceProblem('a byte here is not ASCII, which the coding line names', file, lineAt(bytes, at));
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 0;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  }
  return line;
}

/** Offset of the first byte that is not UTF-8: the longest prefix that decodes, found by halving. */
function firstInvalid(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      // `stream` accepts a character that is cut in two at the end.
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return low;
}
