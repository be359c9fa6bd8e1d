import { didYouMean } from '@mechsym/engine';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../errors.ts';

/**
 * A level for a rule that does not exist is a slip of the pen, and would be a rule that stays on in silence.
 * @param known the rules at hand
 * @param others the names of those that another command runs, asked for only where a name is not known
 */
export async function refuseUnknownRules({ sources }: Settings, known: readonly string[], others: () => Promise<readonly string[]>): Promise<void> {
  const unknown = Object.entries(sources).filter(([rule]) => !known.includes(rule));
  if (unknown.length === 0) return;
  const all = [...known, ...await others()];
  for (const [rule, file] of unknown) {
    if (!all.includes(rule)) throw new UserError(`${file}: there is no rule \`${rule}\`${didYouMean(rule, all)}`);
  }
}
