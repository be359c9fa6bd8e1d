import { didYouMean } from '@mechsym/engine';
import type { Settings } from '../config/settings.ts';
import { UserError } from '../errors.ts';

/** A level for a rule that does not exist is a slip of the pen, and would be a rule that stays on in silence. */
export function refuseUnknownRules({ sources }: Settings, known: readonly string[]): void {
  for (const [rule, file] of Object.entries(sources)) {
    if (!known.includes(rule)) throw new UserError(`${file}: there is no rule \`${rule}\`${didYouMean(rule, known)}`);
  }
}
