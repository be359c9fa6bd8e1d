'use strict';
const { accessSync, constants } = require('node:fs');
const { basename } = require('node:path');

/** Gives the flags to the Node processes that this one starts: those that have a channel cannot take them themselves. */
function follow(directory, flags) {
  const processes = require('node:child_process');
  const isNode = (file) => typeof file === 'string' && (file === process.execPath || basename(file) === 'node');
  const wanting = (file, args) => isNode(file) && !args.includes(flags.at(-1)) && usable(directory);

  // What spawn, execFile, fork, cluster and the test runner come down to, also where they were taken before us.
  wrap(processes.ChildProcess.prototype, 'spawn', (target, child, [options, ...rest]) => {
    const { file, args } = options;
    if (!Array.isArray(args) || !wanting(file, args)) return Reflect.apply(target, child, [options, ...rest]);
    const result = Reflect.apply(target, child, [{ ...options, args: [args[0], ...flags, ...args.slice(1)] }, ...rest]);
    child.spawnargs = args;
    return result;
  });
  for (const name of ['spawnSync', 'execFileSync']) {
    wrap(processes, name, (target, self, [file, args, ...rest]) => {
      const list = Array.isArray(args) ? args : [];
      const more = Array.isArray(args) ? rest : args === undefined ? rest : [args, ...rest];
      const plain = !isNode(file) || Boolean(more[0]?.shell) || !wanting(file, list);
      return Reflect.apply(target, self, plain ? [file, args, ...rest] : [file, [...flags, ...list], ...more]);
    });
  }
  require('node:module').syncBuiltinESMExports();
}

/** V8 would log to standard output where the folder is gone. */
function usable(directory) {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Replaces a function by one with the same name, length and properties. */
function wrap(object, name, apply) {
  object[name] = new Proxy(object[name], { apply });
}

module.exports = { follow };
