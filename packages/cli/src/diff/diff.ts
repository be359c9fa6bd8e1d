import type { LintOptions } from '../commands/options.ts';
import { settingsFor } from '../config/settings.ts';
import { outputsFor } from '../lint/output.ts';
import { finish } from '../lint/run.ts';
import { projectRoot } from '../root.ts';
import { compared, sideOf } from './compare.ts';
import { failOnFor } from './policy.ts';

/** The command `diff`. @returns the exit code */
export async function diff(base: string, head: string, options: LintOptions): Promise<number> {
  const outputs = outputsFor(options);
  const failOn = failOnFor(options, true);
  const root = projectRoot(options.root);
  const settings = await settingsFor(options, [], process.cwd());
  const linted = await compared(await sideOf(head), { ...options, baseline: base }, root, settings);
  return finish(linted, root, outputs, settings, failOn, options);
}
