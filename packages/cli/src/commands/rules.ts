import { Command, Option } from 'commander';
import { TEMPLATE_LANGUAGES, type TemplateLanguage } from '../rules/templates.ts';
import { examples } from './help.ts';
import { addLintOptions, addRoot, collect, positiveInteger, type LintOptions } from './options.ts';
import { addSuppressionsLocation } from './suppress-options.ts';
import type { ProveRulesOptions } from '../prove/rules.ts';

export function rulesCommand(): Command {
  const command = new Command('rules').description('List the rules, test them, prove what they save, start a new one.');
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
    .argument('[folders...]', 'folders of rules (default: rules/, and what the configuration includes that is no package)')
    .addHelpText('after', examples(['mechsym rules test', 'rules/, and what the configuration includes'], ['mechsym rules test my-rules/', 'all *.test.md below the folder']))
    .action(async (folders: string[]) => {
      const { testRules } = await import('../rules/test.ts');
      process.exitCode = await testRules(folders);
    });
  command.command('prove')
    .description('Measure the receipts of rules: the programs before and after their advice, in pairs of runs that take turns, on each runtime that is here. '
      + 'What they show is kept in calibration/ beside the rules; a rule is off on versions where it shows no saving.')
    .argument('[rules...]', 'rules by name (default: all that the configuration includes, else the built-in ones of a checkout)')
    .option('--runtime <name>', 'only this one: cpython, cpython@3.13, node@22, v8@12.4; may be given several times', collect(String))
    .option('--pairs <n>', 'pairs at most, where the interval stays wider than 0.5 % of the run to either side (default: 40)', positiveInteger)
    .option('--dry-run', 'write nothing')
    .option('--check', 'write nothing, and end with 1 if a receipt that shows a saving does so no longer')
    .option('--shares', 'keep the pairs that were measured, and take only the share of the place anew: for when the engine or a recorder has changed, on the machine that measured the pairs')
    .option('--rules <path>', 'rules of your own: a rule file or a folder of them; may be given several times', collect(String))
    .option('--config <file>', 'configuration to use (default: the nearest)')
    .option('--no-config', 'use no configuration')
    .addHelpText('after', examples(
      ['mechsym rules prove no-mixed-ids --rules rules/', 'a rule of your own, on every runtime found'],
      ['mechsym rules prove --runtime cpython@3.13 --dry-run', 'all on one version, to see what comes out'],
      ['mechsym rules prove --check', 'for a scheduled build: do the receipts still hold?'],
    ) + '\n\nThe interval is looked at after 6, 9, 14, 21 ... pairs, and measuring ends when it is narrow, wherever it lies. The CPU time counts; the clock on the wall where a rule is about waiting.')
    .action(async (names: string[], options: ProveRulesOptions) => {
      const { proveRules } = await import('../prove/rules.ts');
      process.exitCode = await proveRules(names, options);
    });
  command.command('new')
    .description('Start a rule: a folder with rule, page, test and receipt to fill in.')
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
