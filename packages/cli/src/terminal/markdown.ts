import picocolors from 'picocolors';
import { fold, printable } from '@mechsym/formatters';

/** Columns beyond which prose is tiring to read. */
const WIDEST = 100;

/** Markdown for a terminal: headings, emphasis, code and lists; the rest stays as it is written. */
export function renderMarkdown(text: string, { color, width }: { readonly color: boolean; readonly width: number }): string {
  const colors = picocolors.createColors(color);
  const room = width === 0 ? 0 : Math.min(width, WIDEST);
  const inline = (line: string) => line
    .replace(/`([^`]+)`/g, (_, code: string) => colors.cyan(code))
    .replace(/\*\*([^*]+)\*\*/g, (_, strong: string) => colors.bold(strong))
    .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, (_, label: string, target: string) => (/^https?:/.test(target) ? `${label} (${target})` : label));
  const lines: string[] = [];
  let paragraph: string[] = [];
  let fenced = false;
  const flush = () => {
    const [first, ...rest] = paragraph;
    paragraph = [];
    if (first === undefined) return;
    const [, indent = '', mark = ''] = /^(\s*)((?:[-*+]|\d+\.)\s+)?/.exec(first) ?? [];
    const body = [first.slice(indent.length + mark.length), ...rest.map((line) => line.trim())].join(' ');
    const hanging = ' '.repeat(indent.length + mark.length);
    const sign = mark.replace(/^[-*+]/, '•');
    // Folded before it is painted: colours have no width.
    for (const [i, line] of fold(body, room === 0 ? 0 : room - hanging.length).entries()) lines.push((i === 0 ? indent + sign : hanging) + inline(line));
  };
  for (const raw of text.split(/\r?\n/)) {
    const line = printable(raw.replaceAll('\t', '    '));
    if (/^\s*(```|~~~)/.test(line)) {
      flush();
      fenced = !fenced;
    } else if (fenced) {
      lines.push(`    ${colors.dim(line)}`.trimEnd());
    } else if (/^#{1,6}\s/.test(line)) {
      flush();
      lines.push(colors.bold(line.replace(/^#+\s*/, '')));
    } else if (line.trim() === '') {
      flush();
      lines.push('');
    } else if (/^\s*\|/.test(line)) {
      flush();
      lines.push(inline(line));
    } else {
      if (/^\s*([-*+]|\d+\.)\s+/.test(line)) flush();
      paragraph.push(line);
    }
  }
  flush();
  return `${lines.join('\n').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}
