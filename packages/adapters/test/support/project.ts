import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a run of a program left. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
  readonly signal: string | null;
}

/** Runs `use` in a fresh project folder that holds the program's files. */
export async function inProject<T>({ files }: { readonly files: Readonly<Record<string, string>> }, use: (project: string, session: string) => T | Promise<T>): Promise<T> {
  const base = mkdtempSync(join(tmpdir(), 'mechsym-test-'));
  try {
    const project = join(base, 'project');
    const session = join(base, 'session');
    mkdirSync(session);
    for (const [name, text] of Object.entries(files)) {
      const file = join(project, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text, name.endsWith('.sh') || text.startsWith('#!') ? { mode: 0o755 } : {});
    }
    mkdirSync(project, { recursive: true });
    return await use(project, session);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Without the name of the temporary folder, so that two runs can be compared. */
export function neutral(outcome: Outcome, project: string): Outcome {
  const clean = (text: string): string => text.replaceAll(project, '/project');
  return { ...outcome, stdout: clean(outcome.stdout), stderr: clean(outcome.stderr) };
}
