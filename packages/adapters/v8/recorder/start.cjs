'use strict';
const { accessSync, constants, readFileSync, writeFileSync } = require('node:fs');
const { flagsFor } = require('./flags.cjs');

/** What the variables say is set by the command line: microseconds between two samples, the level, the folder. */
function start() {
  const { MECHSYM_DIR: directory, MECHSYM_V8: level, MECHSYM_V8_INTERVAL: interval } = process.env;
  if (!directory || !level) return;
  const period = Math.max(100, Math.round(Number(interval) || 1000));
  const flags = flagsFor(level, directory, period);
  const logfile = flags.at(-1);
  // Modules of Node are slow to load where V8 logs: a process that has the flags is no worker, since they are taken away below.
  const recorded = process.execArgv.includes(logfile);
  if (!recorded) {
    // Workers log by the flags of the process.
    if (!require('node:worker_threads').isMainThread) return allocations(directory, level);
    accessSync(directory, constants.W_OK);
    // The channel to the parent is closed by execve: a forked process gets its flags from the parent, or none.
    if (process.channel || typeof process.execve !== 'function') return require('./children.cjs').follow(directory, flags);
    return again(flags);
  }
  const execArgv = process.execArgv.filter((each) => !flags.includes(each));
  describe(directory, level, period, execArgv);
  // A program that hands its own flags on to a worker would be refused with ours.
  process.execArgv.splice(0, process.execArgv.length, ...execArgv);
  allocations(directory, level);
  require('./children.cjs').follow(directory, flags); // last: with --permission it is refused
}

/** In the run whose time counts nothing is followed that costs as much. */
function allocations(directory, level) {
  if (level === 'caches') require('./allocations.cjs').follow(directory);
}

/** Executes the process again, in place, with the flags. */
function again(flags) {
  require('./quietly.cjs').quietly(() => process.execve(process.execPath, [process.argv0, ...flags, ...process.execArgv, ...process.argv.slice(1)], process.env));
}

/** Writes what the log does not say about its process. */
function describe(directory, level, period, execArgv) {
  const { pid, ppid, versions } = process;
  const description = {
    pid, ppid, level, node: versions.node, v8: versions.v8, period: period / 1e6,
    start: new Date(Date.now() - 1000 * process.uptime()).toISOString(),
    command: [process.argv0, ...execArgv, ...process.argv.slice(1)],
    ...(versions.v8.startsWith('11.') ? { mappings: mappings() } : {}),
  };
  writeFileSync(`${directory}/mechsym-${level}-${pid}.json`, `${JSON.stringify(description)}\n`);
}

/** Where the executable's code is mapped: Node 20 runs a second mapping of its builtins that its log does not name. */
function mappings() {
  try {
    return readFileSync('/proc/self/maps', 'utf8').split('\n').flatMap((line) => {
      const match = /^([0-9a-f]+)-([0-9a-f]+) r-xp ([0-9a-f]+) \S+ \d+\s+(.*)$/.exec(line);
      if (match === null || match[4] !== process.execPath) return [];
      return [{ start: parseInt(match[1], 16), end: parseInt(match[2], 16), offset: parseInt(match[3], 16) }];
    });
  } catch {
    return [];
  }
}

module.exports = { start };
