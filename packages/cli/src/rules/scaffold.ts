import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { print } from '../files.ts';
import { PAGE_TEMPLATE, receiptTemplates, ruleTemplate, testTemplate, type TemplateLanguage } from './templates.ts';

/** The command `rules new`: a folder with a rule that compiles, its page, a test and a receipt. */
export async function newRule(name: string, parent: string, language: TemplateLanguage): Promise<number> {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new UserError(`\`${name}\` is no name for a rule: lower case, words joined by hyphens, such as no-mixed-ids`);
  const folder = join(parent, name);
  try {
    await mkdir(parent, { recursive: true });
    await mkdir(folder);
    await mkdir(join(folder, 'receipt'));
    for (const [file, template] of [['rule.yaml', ruleTemplate(language)], ['README.md', PAGE_TEMPLATE], ['rule.test.md', testTemplate(language)], ...receiptTemplates(language)] as const) {
      await writeFile(join(folder, file), template.replaceAll('RULE-NAME', name), { flag: 'wx' });
    }
  } catch (error) {
    throw new UserError(`${folder}: cannot be made: ${reasonOf(error)}`);
  }
  await print(`${folder} made: rule.yaml, README.md, rule.test.md and receipt/. Next: mechsym rules test ${folder}, and when it finds its pattern: mechsym rules prove ${name} --rules ${parent}\n`);
  return EXIT.ok;
}
