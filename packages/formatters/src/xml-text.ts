// What XML 1.0 has no way to write, and what could show text in another order than it is.
// eslint-disable-next-line no-control-regex -- these are what it is for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' };

/** Text for an attribute or between tags of XML 1.0; what XML cannot hold becomes U+FFFD. `]]>` is harmless, since `>` is escaped. */
export function xmlText(text: string): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"\t\n\r]/g, (char) => ENTITIES[char] as string);
}
