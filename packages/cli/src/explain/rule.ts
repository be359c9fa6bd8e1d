import { infosOf, type RuleInfo } from '@mechsym/engine';
import { settingsFor } from '../config/settings.ts';
import { heapRules } from '../heap/rules.ts';
import { compiledRules } from '../lint/rules.ts';
import { userRules } from '../rules/sources.ts';
import { measuredSection, optionsSection } from './measured.ts';

export interface RulePage {
  readonly id: string;
  /** Markdown: the rule's page, its options, and what was measured of it */
  readonly text: () => string;
}

/** Rules that are built in or included by the configuration. */
async function known() {
  const { include } = await settingsFor({}, [], process.cwd());
  return { ...await compiledRules(await userRules(include), include), heap: (await heapRules(include)).rules.map(({ info }) => info) };
}

/** What is known about every rule, built in or included by the configuration. */
export async function ruleInfos(): Promise<readonly RuleInfo[]> {
  const { rules, heap } = await known();
  return [...infosOf(rules), ...heap];
}

/** The pages of these rules. */
export async function rulePages(): Promise<readonly RulePage[]> {
  const { rules, calibration, heap } = await known();
  const pages = infosOf(rules).map((info) => {
    const specs = rules.filter(({ id }) => id === info.id).map(({ spec }) => spec);
    return { id: info.id, text: () => [pageOf(info), measuredSection(specs, calibration), optionsSection(specs)].filter((each) => each !== '').join('\n\n') };
  });
  return [...pages, ...heap.map((info) => ({ id: info.id, text: () => pageOf(info) }))];
}

/** @returns a rule's page, or what stands for it where it has none */
export function pageOf({ title, summary, help }: { readonly title: string; readonly summary: string; readonly help: string }): string {
  return help === '' ? `# ${title}\n\n${summary}` : help.trimEnd();
}
