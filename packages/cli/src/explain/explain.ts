import type { RuleInfo } from '@mechsym/engine';
import { didYouMean } from '@mechsym/engine';
import { EXIT, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { findingOf, namesFinding, readLast } from '../lint/last.ts';
import { colorFor, terminalWidth } from '../lint/output.ts';
import { projectRoot } from '../root.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { findingPage } from './finding.ts';
import { ruleInfos } from './rule.ts';

/** The command `explain`: the page of a rule, or the evidence behind a finding. */
export async function explain(what: string, options: { readonly root?: string; readonly color?: boolean }): Promise<number> {
  const root = projectRoot(options.root);
  const layout = { color: colorFor(options.color, process.stdout, process.env), width: terminalWidth() };
  if (namesFinding(what)) {
    const { finding, result } = await findingOf(root, what, `mechsym explain ${what}`);
    await print(renderMarkdown(findingPage(finding, result), layout));
    return EXIT.ok;
  }
  const last = await readLast(root);
  const infos: readonly RuleInfo[] = [...await ruleInfos(), ...last?.rules ?? []];
  const info = infos.find((each) => each.id === what);
  if (info === undefined) throw new UserError(`there is no rule \`${what}\`${didYouMean(what, infos.map((each) => each.id))}; mechsym rules list names them`);
  await print(renderMarkdown(info.help === '' ? `# ${info.title}\n\n${info.summary}` : info.help, layout));
  return EXIT.ok;
}
