import type { Imported, ImportedFinding, ImportedTool, LintResult } from '@mechsym/engine';
import { count, percent, plural } from './numbers.ts';
import type { FormatOptions } from './options.ts';
import { oneLine, printable } from './printable.ts';
import { limited } from './sentences.ts';

/** Longest message of another linter that is shown; one may be of many lines. */
const LONGEST = 160;

export const IMPORTED_TITLE = 'Other linters, by the share of the run at what they found (no saving: nobody measured what their advice saves)';

export const importedPlace = ({ location }: ImportedFinding, { pathPrefix }: Pick<FormatOptions, 'pathPrefix'>) =>
  `${printable(pathPrefix + location.file)}:${location.range.start.line + 1}:${location.range.start.column + 1}`;

export const importedRule = ({ tool, rule }: ImportedFinding) => oneLine(`${tool} ${rule}`.trim());

export const importedMessage = ({ message }: ImportedFinding) => limited(oneLine(message), LONGEST);

/** Where the share was taken, if that is more than the place itself: `the loop`, `in Lexer.next, 14 %`. */
export function importedAround({ at, location, functionShare }: ImportedFinding): string {
  if (at === 'function') return `all of ${printable(location.function)}`;
  const around = functionShare === undefined || location.function === '' ? '' : `in ${printable(location.function)}, ${percent(functionShare.value)}`;
  return [...(at === 'loop' ? ['its loop'] : at === 'class' ? ['its class'] : at === 'file' ? ['its file'] : []), ...(around === '' ? [] : [around])].join(', ');
}

/** The hot ones, that every output shows first. */
export function hotOf({ findings }: Imported): readonly ImportedFinding[] {
  return findings.filter(({ state }) => state === 'hot');
}

/** What is not listed, a sentence each: what takes little, what is cold, what was not recorded, what could not be judged. */
export function importedCounts({ imported, belowFloor: { floor } }: LintResult): string[] {
  if (imported === undefined) return [];
  const lines: string[] = [];
  const { tools, unseen } = imported;
  const say = (pick: (tool: ImportedTool) => number, text: (number: string, tool: ImportedTool) => string) => {
    for (const tool of tools) if (pick(tool) > 0) lines.push(text(`${plural(pick(tool), 'finding')} of ${oneLine(tool.tool)}`, tool));
  };
  for (const tool of tools) if (tool.findings === 0) lines.push(`No finding of ${oneLine(tool.tool)} is in what was linted.`);
  say(({ warm }) => warm, (number, { warm }) => `${number} ${one(warm, 'takes', 'take')} less than ${percent(floor)} of the run ${one(warm, 'itself', 'themselves')}, and ${one(warm, 'is', 'are')} not surely cold.`);
  say(({ cold }) => cold, (number, { cold, coldShare }) => `${number} ${one(cold, 'sits', 'sit')} on code that takes ${percent(coldShare.value)} of the run together (at most ${percent(coldShare.high)}): suppressed.`);
  say(({ notRecorded }) => notRecorded, (number, { notRecorded }) => `${number} ${one(notRecorded, 'is', 'are')} in code of which this recording has nothing: not judged.`);
  if (unseen >= floor && tools.some(({ findings }) => findings > 0)) {
    lines.push(`The recording is too short to call much cold: code that no sample met may take ${percent(unseen)} of the run, and the floor is ${percent(floor)}.`);
  }
  for (const { tool, left } of tools) {
    const reasons = Object.entries(left).sort(([, a], [, b]) => b - a);
    if (reasons.length > 0) lines.push(`Left out of ${oneLine(tool)}: ${reasons.map(([reason, n]) => `${count(n)} ${reason}`).join(', ')}.`);
  }
  return lines;
}

function one(number: number, single: string, many: string): string {
  return number === 1 ? single : many;
}
