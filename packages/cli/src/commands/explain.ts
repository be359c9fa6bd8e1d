import { Command } from 'commander';
import { examples } from './help.ts';

export function explainCommand(): Command {
  return new Command('explain')
    .description('Explain a rule, or the evidence behind a finding of the last lint and where its numbers come from.')
    .argument('<what>', 'a rule\'s name, a finding\'s number, or its fingerprint')
    .option('--root <folder>', 'project root')
    .option('--color', 'colours even if the output is no terminal')
    .option('--no-color', 'no colours')
    .addHelpText('after', examples(
      ['mechsym explain 1', 'the first finding of the last lint'],
      ['mechsym explain megamorphic-site', 'what a rule looks for, and when not to follow it'],
    ))
    .action(async (what: string, options: { root?: string; color?: boolean }) => {
      const { explain } = await import('../explain/explain.ts');
      process.exitCode = await explain(what, options);
    });
}
