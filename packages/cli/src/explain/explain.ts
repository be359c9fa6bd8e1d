import { didYouMean } from '@mechsym/engine';
import { EXIT, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { findingOf, namesFinding, readLast } from '../lint/last.ts';
import { colorFor, terminalWidth } from '../lint/output.ts';
import { projectRoot } from '../root.ts';
import { renderMarkdown } from '../terminal/markdown.ts';
import { findingPage } from './finding.ts';
import { pageOf, rulePages } from './rule.ts';

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
  const pages = [...await rulePages(), ...(last?.rules ?? []).map((info) => ({ id: info.id, text: () => pageOf(info) }))];
  const page = pages.find((each) => each.id === what);
  if (page === undefined) throw new UserError(`there is no rule \`${what}\`${didYouMean(what, pages.map(({ id }) => id))}; mechsym rules list names them`);
  await print(renderMarkdown(page.text(), layout));
  return EXIT.ok;
}
