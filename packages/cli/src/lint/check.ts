import type { LintOptions, RecordOptions } from '../commands/options.ts';
import { failOnFor } from '../diff/policy.ts';
import { nothingRecorded, recordSession, sayRecorded } from '../record/record.ts';
import { checkOutputs, fixingFor } from '../fix/asked.ts';
import { projectRoot } from '../root.ts';
import { outputsFor } from './output.ts';
import { lintCommandLine } from './run.ts';

/** The command `check`: record, then lint. @returns the program's exit code if it failed, else that of the lint */
export async function check(words: readonly string[], options: RecordOptions & LintOptions): Promise<number> {
  const outputs = outputsFor(options);
  checkOutputs(fixingFor(options), options.format, options.outputFile);
  const root = projectRoot(options.root);
  // What would be refused afterwards is refused before the program runs.
  failOnFor(options, options.since !== undefined || options.baseline !== undefined);
  if (options.since !== undefined) await (await import('../diff/revision.ts')).revisionOf(options.since, root);
  if (options.baseline !== undefined) await (await import('../diff/result-file.ts')).isResultFile(options.baseline);
  const { session, exitCode, running } = await recordSession(words, root, options);
  if (session === undefined) return nothingRecorded(words, exitCode, running);
  const shown = options.fixDryRun !== true && outputs.some(({ format, file }) => format === 'pretty' && file === '-');
  if (shown) process.stdout.write('\n');
  // The lint says what went wrong while recording, unless that goes into a file.
  else await sayRecorded(session, { problems: outputs.some(({ format, file }) => format === 'pretty' && file !== '-') });
  if (exitCode !== 0) process.stderr.write(`mechsym: the program ended with exit code ${exitCode}; what follows is about the run until then\n`);
  const linted = await lintCommandLine([], { ...options, root, facts: [session.folder] });
  return exitCode !== 0 ? exitCode : linted;
}
