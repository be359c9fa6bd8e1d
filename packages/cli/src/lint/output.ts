import { resolve } from 'node:path';
import type { LintResult } from '@mechsym/engine';
import type { FormatOptions } from '@mechsym/formatters';
import type { Format, LintOptions } from '../commands/options.ts';
import { UserError } from '../errors.ts';
import { print, writeAtomically } from '../files.ts';
import { FORMATTERS } from './formatters.ts';

/** A format and where it goes; `-` is stdout. */
export interface Output {
  readonly format: Format;
  readonly file: string;
}

/** The outputs that were asked for: formats and files go together in their order; what has no file goes to stdout. */
export function outputsFor({ format = ['pretty'], outputFile = [] }: LintOptions): readonly Output[] {
  if (outputFile.length > format.length) throw new UserError(`${outputFile.length} times --output-file for ${format.length} times --format: each file needs a format of its own`);
  const outputs = format.map((each, i) => ({ format: each, file: outputFile[i] ?? '-' }));
  if (outputs.filter(({ file }) => file === '-').length > 1) throw new UserError('only one format can go to stdout: give the others an --output-file');
  return outputs;
}

/** Whether colours are wanted on a stream: the option, then NO_COLOR and FORCE_COLOR, then whether it is a terminal. */
export function colorFor(option: boolean | undefined, stream: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (option !== undefined) return option;
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return stream.isTTY === true && env['TERM'] !== 'dumb';
}

/** Columns of the terminal that stdout is; 0 if it is none. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? Math.max(40, process.stdout.columns || 80) : 0;
}

export async function writeOutputs(outputs: readonly Output[], result: LintResult, options: Omit<FormatOptions, 'color' | 'width'>, color: boolean | undefined): Promise<void> {
  for (const { format, file } of outputs) {
    const toStdout = file === '-';
    const written = (await FORMATTERS[format]())(result, {
      ...options,
      color: toStdout ? colorFor(color, process.stdout, process.env) : color === true,
      width: toStdout ? terminalWidth() : 0,
    });
    if (toStdout) await print(written);
    else await writeAtomically(resolve(file), written);
  }
}
