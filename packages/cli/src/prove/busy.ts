/** Load for each core from which on others have a part in what is measured. */
const BUSY = 0.5;

/**
 * What to say of a machine that does other work as well: beside it, V8's shares were seen up to twice as large as without.
 * @param load average number of threads that ran or waited to, over the last minute (`os.loadavg`; 0 where there is none)
 * @returns undefined where it is quiet
 */
export function busyText(load: number, cores: number): string | undefined {
  if (load < BUSY * cores) return undefined;
  return `this machine was busy in the last minute (load ${load.toFixed(1)} on ${cores} ${cores === 1 ? 'core' : 'cores'}): shares and savings measured beside other work can be far off, so measure again where nothing else runs`;
}
