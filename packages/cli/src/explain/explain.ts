import type { RuleInfo } from '@mechsym/engine';
import { didYouMean } from '@mechsym/engine';
import { EXIT, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { readLast } from '../lint/last.ts';
import { colorFor, terminalWidth } from '../lint/output.ts';
import { projectRoot } from '../root.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { findingPage } from './finding.ts';
import { ruleInfos } from './rule.ts';

/** The command `explain`: the page of a rule, or the evidence behind a finding. */
export async function explain(what: string, options: { readonly root?: string; readonly color?: boolean }): Promise<number> {
  const root = projectRoot(options.root);
  const layout = { color: colorFor(options.color, process.stdout, process.env), width: terminalWidth() };
  const isRank = /^\d{1,6}$/.test(what);
  const last = await readLast(root);
  if (isRank || /^[0-9a-f]{8,}$/.test(what)) {
    if (last === undefined) throw new UserError(`nothing has been linted in ${root} yet: mechsym lint, then mechsym explain ${what}`);
    const found = [...last.findings, ...last.suppressed ?? []].find((each) => (isRank ? each.rank === Number(what) : each.fingerprint.startsWith(what)));
    if (found === undefined) throw new UserError(`the last lint has no finding ${what}: it has ${last.findings.length}`);
    await print(renderMarkdown(findingPage(found, last), layout));
    return EXIT.ok;
  }
  const infos: readonly RuleInfo[] = [...await ruleInfos(), ...last?.rules ?? []];
  const info = infos.find((each) => each.id === what);
  if (info === undefined) throw new UserError(`there is no rule \`${what}\`${didYouMean(what, infos.map((each) => each.id))}; mechsym rules list names them`);
  await print(renderMarkdown(info.help === '' ? `# ${info.title}\n\n${info.summary}` : info.help, layout));
  return EXIT.ok;
}
