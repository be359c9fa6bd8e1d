import { Command, Option } from 'commander';
import { TEMPLATE_LANGUAGES, type TemplateLanguage } from '../rules/templates.ts';
import { examples } from './help.ts';
import { addLintOptions, addRoot, collect, type LintOptions } from './options.ts';
import { addSuppressionsLocation } from './suppress-options.ts';

export function rulesCommand(): Command {
  const command = new Command('rules').description('List the rules, test them, start a new one.');
  addSuppressionsLocation(addLintOptions(addRoot(command.command('list')
    .description('Which rules apply to the last recording and which do not, and why.')
    .option('--facts <file>', 'facts file or folder to use instead of the last recording', collect(String))
    .addHelpText('after', examples(['mechsym rules list', 'for the last recording'], ['mechsym rules list --format json', 'for a program'])))))
    .action(async (options: LintOptions) => {
      const { list } = await import('../rules/list.ts');
      process.exitCode = await list(options);
    });
  command.command('test')
    .description('Run the Markdown tests of rules: source and facts in fences, expected findings as comments.')
    .argument('[folders...]', 'folders of rules (default: rules/)')
    .addHelpText('after', examples(['mechsym rules test my-rules/', 'all *.test.md below the folder']))
    .action(async (folders: string[]) => {
      const { testRules } = await import('../rules/test.ts');
      process.exitCode = await testRules(folders);
    });
  command.command('new')
    .description('Start a rule: a folder with rule, page and test to fill in.')
    .argument('<name>', 'lower case, words joined by hyphens: no-mixed-ids')
    .option('--in <folder>', 'folder for the rule\'s folder', 'rules')
    .addOption(new Option('--language <language>', 'of the programs that the rule is about').choices(TEMPLATE_LANGUAGES).default('python'))
    .addHelpText('after', examples(
      ['mechsym rules new no-mixed-ids', 'makes rules/no-mixed-ids/'],
      ['mechsym rules new no-wide-rows --language javascript', 'for JavaScript and TypeScript; docs/writing-rules.md says how to go on'],
    ))
    .action(async (name: string, options: { in: string; language: TemplateLanguage }) => {
      const { newRule } = await import('../rules/scaffold.ts');
      process.exitCode = await newRule(name, options.in, options.language);
    });
  return command;
}
