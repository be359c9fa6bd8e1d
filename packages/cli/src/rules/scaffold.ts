import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readChecked, readText } from '../config/read.ts';
import { RULESET_SCHEMA, type Ruleset } from '../config/schema.ts';
import { EXIT, reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
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
  await print(`${folder} made: rule.yaml, README.md, rule.test.md and receipt/; what has to be filled in says PLACEHOLDER. Next: mechsym rules test ${folder}, and when it finds its pattern: mechsym rules prove ${name} --rules ${parent}\n`);
  const missing = await notIncluded(parent);
  if (missing !== undefined) await print(`${missing}\n`);
  return EXIT.ok;
}

/** What the ruleset whose folder this is, or lies in, lacks to have rules of it. */
async function notIncluded(parent: string): Promise<string | undefined> {
  const home = [parent, dirname(resolve(parent))].find((folder) => existsSync(join(folder, 'ruleset.yaml')));
  if (home === undefined) return undefined;
  const file = join(home, 'ruleset.yaml');
  const { include = [] } = (await readChecked<Ruleset>(file, await readText(file), RULESET_SCHEMA))?.value ?? {};
  const below = relative(home, parent).split(sep).join('/');
  if (include.some((path) => !relative(resolve(home, path), resolve(parent)).startsWith('..'))) return undefined;
  return `${shortName(file)} does not include it yet: it needs  include: [${[...include, below === '' ? '.' : below].join(', ')}]`;
}
