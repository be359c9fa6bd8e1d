'use strict';
const { accessSync, constants } = require('node:fs');
const { basename } = require('node:path');
const { quietly } = require('./quietly.cjs');

/**
 * Gives the flags to the Node processes that this one starts: those that have a channel cannot take them themselves.
 * What spawn, execFile, fork, cluster and the test runner come down to is wrapped, and not node:child_process: loading that
 * takes some 20 ms where V8 logs, which most programs would pay for nothing. Calls of a form that is not known are left as they are.
 */
function follow(directory, flags) {
  const isNode = (file) => file === process.execPath || basename(file) === 'node';
  const more = (file, args) => {
    const wanted = typeof file === 'string' && Array.isArray(args) && isNode(file) && !args.includes(flags.at(-1)) && usable(directory);
    return wanted ? [args[0], ...flags, ...args.slice(1)] : args;
  };
  const withFlags = (call) => {
    const [first, second, ...rest] = call;
    if (typeof first === 'string') return [first, more(first, second), ...rest]; // from Node 24 on
    return Array.isArray(first?.args) ? [{ ...first, args: more(first.file, first.args) }, ...call.slice(1)] : call;
  };
  const binding = (name) => quietly(() => process.binding(name)); // deprecated, which --pending-deprecation says
  wrap(binding('process_wrap').Process.prototype, 'spawn', withFlags);
  wrap(binding('spawn_sync'), 'spawn', withFlags);
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

/** Replaces a function by one with the same name, length and properties that is called with other arguments. */
function wrap(object, name, change) {
  object[name] = new Proxy(object[name], { apply: (target, self, args) => Reflect.apply(target, self, change(args)) });
}

module.exports = { follow };
