import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The tests of the command run what users run: the bundle, built anew from the sources. */
export default function build(): void {
  if (process.env['MECHSYM_SKIP_BUILD'] === '1') return;
  execFileSync(process.execPath, [fileURLToPath(new URL('../scripts/build.js', import.meta.url))], { stdio: 'inherit' });
}
