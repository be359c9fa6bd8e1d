// C0 and C1 controls could drive the terminal; bidirectional controls could show code in another order than it runs; half a
// surrogate pair is no text.
// eslint-disable-next-line no-control-regex -- these are what it is for
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

/** Text from a recording or a source file made safe to show on one line. */
export function printable(text: string): string {
  return text.replace(UNSAFE, (char) => {
    const code = char.charCodeAt(0);
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
  });
}

/** A text of a rule as one line. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim());
}
