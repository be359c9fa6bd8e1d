import type { FixOptions } from '../commands/fix-options.ts';
import { UserError } from '../errors.ts';

/** What was asked for; undefined if the source is to stay as it is. */
export function fixingFor({ fix, fixSuggestions, fixDryRun }: FixOptions): Fixing | undefined {
  return fix === true || fixSuggestions === true || fixDryRun === true ? { risky: fixSuggestions === true, dry: fixDryRun === true } : undefined;
}

export interface Fixing {
  /** those with a risk too */
  readonly risky: boolean;
  /** print a diff instead of writing */
  readonly dry: boolean;
}

/** @throws UserError if the diff and a result would both go to stdout */
export function checkOutputs(fixing: Fixing | undefined, format: readonly string[] | undefined, outputFile: readonly string[] | undefined): void {
  const toStdout = (format ?? []).filter((_, i) => (outputFile?.[i] ?? '-') === '-');
  if (fixing?.dry === true && toStdout.length > 0) throw new UserError(`--fix-dry-run prints a diff on stdout: give --format ${toStdout[0] ?? ''} an --output-file`);
}
