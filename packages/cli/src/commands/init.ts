import { Command } from 'commander';
import { examples } from './help.ts';

export function initCommand(): Command {
  return new Command('init')
    .description('Write a commented mechsym.config.yaml. An existing one is left alone.')
    .addHelpText('after', examples(['mechsym init', 'in the project\'s folder']))
    .action(async () => {
      const { init } = await import('../config/init.ts');
      process.exitCode = await init(process.cwd());
    });
}
