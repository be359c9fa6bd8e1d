import { EXIT, UserError } from './errors.ts';
import { program } from './program.ts';

/** The command: `words` are what stands after its name. Sets the exit code; never throws. */
export async function main(words: readonly string[]): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  try {
    await program().parseAsync([...words], { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof UserError) {
    if (error.message !== '') process.stderr.write(`mechsym: ${error.message}\n`);
    return error.exitCode;
  }
  const { code, exitCode } = error as { code?: unknown; exitCode?: unknown };
  // Commander has said already what is wrong, or has shown the help that was asked for.
  if (typeof code === 'string' && code.startsWith('commander.')) return exitCode === 0 ? EXIT.ok : EXIT.usage;
  const what = error instanceof Error ? error : new Error(String(error));
  process.stderr.write(`mechsym: ${what.message}\n`
    + 'This is a bug in mechsym. Please report it with the command and, if you can, the files it read.\n'
    + (process.env['MECHSYM_DEBUG'] === '1' ? `${what.stack ?? ''}\n` : 'MECHSYM_DEBUG=1 shows where it happened.\n'));
  return EXIT.usage;
}
