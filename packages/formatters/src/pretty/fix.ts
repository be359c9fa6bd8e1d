import type { Colors } from 'picocolors/types';
import type { Finding } from '@mechsym/engine';
import { diffLines } from '../diff-lines.ts';
import type { FormatOptions } from '../options.ts';
import { oneLine } from '../printable.ts';
import { cut, fold } from '../width.ts';

/** A longer change is shown by --fix-dry-run. */
const MOST_LINES = 4;

/** How a finding can be fixed by the command: in a line where that is safe, else with what it would change and its risk. */
export function fixLines({ fix }: Finding, margin: string, room: number, { width }: FormatOptions, colors: Colors): string[] {
  if (fix === undefined) return [];
  const fit = (text: string) => (width === 0 ? text : cut(text, room));
  if (fix.risk === undefined) return [`${margin}${colors.green('fix:')} mechsym lint --fix   ${colors.dim(fit(oneLine(fix.description)))}`.trimEnd()];
  const lines = diffLines(fix);
  const shown = lines.length > MOST_LINES ? [] : lines.map((line) => margin + (line.startsWith('-') ? colors.red(fit(line)) : colors.green(fit(line))));
  return [
    `${margin}${colors.yellow('suggestion:')} ${fit(oneLine(fix.description))}`,
    ...shown,
    ...fold(`Risk: ${oneLine(fix.risk)}`, room).map((line) => margin + colors.dim(line)),
    ...(shown.length > 0 ? [] : [`${margin}${colors.dim('mechsym lint --fix-suggestions --fix-dry-run shows it')}`]),
  ];
}
