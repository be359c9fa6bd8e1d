import type { Problem } from '@mechsym/engine';
import { count } from './numbers.ts';
import { printable } from './printable.ts';

/** `file:line:column: message`, as compilers print it. */
export function problemText(problem: Problem): string {
  const place = [problem.file, problem.line, problem.column].filter((part) => part !== undefined).join(':');
  const times = problem.count !== undefined && problem.count > 1 ? ` (${count(problem.count)} times)` : '';
  return `${place === '' ? '' : `${printable(place)}: `}${printable(problem.message)}${times}`;
}
