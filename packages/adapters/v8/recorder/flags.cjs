'use strict';
/**
 * The flags with which V8 logs what a level records. V8 writes one file an isolate, named after it:
 * `isolate-0x<address>-<pid>-mechsym-<level>-<pid>.log`.
 */
const LEVELS = {
  // samples, tiers, inlining, deopts: what the clock is read from
  light: (period) => ['--prof', `--prof-sampling-interval=${period}`, '--log-deopt'],
  // what inline caches saw, with the hidden classes by name; too heavy to say anything about time
  // and what functions allocate: the heap profiler sees no functions that were inlined
  caches: () => ['--log-ic', '--log-maps', '--no-log-maps-details', '--no-turbo-inlining', '--no-maglev-inlining'],
};

/** @param directory absolute, has to exist: V8 writes to standard output where it cannot open the file */
function flagsFor(level, directory, period = 1000) {
  const make = Object.hasOwn(LEVELS, level) ? LEVELS[level] : LEVELS.light;
  const name = Object.hasOwn(LEVELS, level) ? level : 'light';
  return [
    ...make(period),
    // Up to Node 24 deopts are printed as well: into a file, which has to be a regular one.
    '--redirect-code-traces', `--redirect-code-traces-to=${directory}/mechsym-v8-traces.txt`,
    `--logfile=${directory.replaceAll('%', '%%')}/mechsym-${name}-%p.log`,
  ];
}

module.exports = { flagsFor };
