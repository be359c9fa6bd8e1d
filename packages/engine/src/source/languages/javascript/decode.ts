import { SourceProblem } from '../../problem.ts';

/**
 * Text of a file as Node decodes it: UTF-8, bytes that are none replaced, without its byte order mark.
 * @throws SourceProblem for binary data and for UTF-16
 */
export function decodeJavaScript(bytes: Uint8Array, file = ''): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw new SourceProblem('this file is UTF-16, which Node does not run: save it as UTF-8', file, 0);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw new SourceProblem('this is no JavaScript source: it contains a NUL byte', file, lineAt(bytes, nul));
  return new TextDecoder('utf-8').decode(bytes);
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 0;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  }
  return line;
}

/** Line ends of the language, which V8 counts: U+2028 and U+2029 are two of them. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/g;
