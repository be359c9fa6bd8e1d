import { SourceProblem } from '../../problem.ts';

/** Line ends of the language (JLS 3.4). */
export const LINE_END = /\r\n|[\n\r]/g;

/**
 * Text of a file as javac reads UTF-8: bytes that are none replaced, without its byte order mark. Unicode escapes stay as they are
 * written, since positions count what is in the file.
 * @throws SourceProblem for binary data and for UTF-16
 */
export function decodeJava(bytes: Uint8Array, file = ''): string {
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe)) {
    throw new SourceProblem('this file is UTF-16: save it as UTF-8, which every javac reads', file, 0);
  }
  const nul = bytes.indexOf(0);
  const text = new TextDecoder('utf-8').decode(nul < 0 ? bytes : bytes.subarray(0, nul));
  if (nul >= 0) throw new SourceProblem('this is no Java source: it contains a NUL byte', file, text.match(LINE_END)?.length ?? 0);
  return text;
}
