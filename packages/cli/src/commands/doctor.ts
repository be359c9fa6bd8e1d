import { Command } from 'commander';
import { examples } from './help.ts';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Which runtimes and versions are here, what each can tell, and whether all is well.')
    .addHelpText('after', examples(['mechsym doctor', '']))
    .action(async () => {
      const { doctor } = await import('../doctor/doctor.ts');
      process.exitCode = await doctor(process.cwd(), process.env);
    });
}
