// The marks of Markdown and HTML, and the dollar of GitHub's formulas.
const MARKS = /[\\`*_[\]<>#|~&$!]/g;
/** A space of no width, which keeps a host from making a link or from calling somebody; nobody sees it. */
const APART = '&#8203;';

function prose(text: string): string {
  return text.replace(MARKS, '\\$&')
    // Links and names are looked for in what is shown, so that a backslash would not hide them.
    .replace(/@/g, `@${APART}`).replace(/:\/\//g, `:${APART}//`).replace(/www\./gi, (www) => `${www.slice(0, -1)}${APART}.`)
    // What begins a list, a rule or an underline of a heading at the start of a line.
    .replace(/^(\d*)([-+=.)])/, '$1\\$2');
}

/** Text of one line, as code; what cannot be code in the cell of a table is shown as text. */
export function codeSpan(text: string): string {
  return /[`|\\]/.test(text) || text.trim() === '' ? prose(text) : `\`${text}\``;
}

/** Text of one line within Markdown, safe in a table too: its `code` stays code, all else means nothing. */
export function markdownText(text: string): string {
  return text.split(/(`[^`]+`)/).map((piece, i) => (i % 2 === 1 ? codeSpan(piece.slice(1, -1)) : prose(piece))).join('');
}

/** Lines as a block of code. */
export function codeBlock(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join('\n');
}
