const MOST_REPEATS = 100;

/**
 * Why a regular expression could take forever, or undefined. Backtracking is exponential only where something repeated
 * holds a repetition or a choice of its own; those are refused, and so is all that V8's engine without backtracking does not know:
 * the command line has V8 change over to it where a pattern backtracks often.
 */
export function patternProblem(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
  } catch (error) {
    return (error as Error).message;
  }
  if (/\\[1-9]|\\k</.test(pattern)) return 'back references are not supported';
  if (/\(\?(?:[=!]|<[=!])/.test(pattern)) return 'looking ahead or behind is not supported';
  const repeats = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].some(([, least, most]) => Number(most || least) > MOST_REPEATS);
  if (repeats) return `a repetition counts to ${MOST_REPEATS} at most`;
  const stack: { varies: boolean }[] = [{ varies: false }];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === '\\') i++;
    else if (c === '[') i = endOfClass(pattern, i);
    else if (c === '(') stack.push({ varies: false });
    else if (c === '|') (stack.at(-1) as { varies: boolean }).varies = true;
    else if (c === ')') {
      const group = stack.pop() as { varies: boolean };
      const repeated = /^(?:[*+]|\{\d+,)/.test(pattern.slice(i + 1));
      if (repeated && group.varies) return 'a repeated group may hold no repetition and no choice of its own';
      if (group.varies || repeated) (stack.at(-1) ?? { varies: false }).varies = true;
    } else if (c === '*' || c === '+' || c === '{') (stack.at(-1) as { varies: boolean }).varies = true;
  }
  return undefined;
}

function endOfClass(pattern: string, start: number): number {
  let i = start + 1;
  while (i < pattern.length && pattern[i] !== ']') i += pattern[i] === '\\' ? 2 : 1;
  return i;
}
