'use strict';
const { accessSync, constants } = require('node:fs');
const { basename } = require('node:path');

/** Gives the flags to the Node processes that this one starts: those that have a channel cannot take them themselves. */
function follow(directory, flags) {
  const processes = require('node:child_process');
  const usable = () => {
    try {
      accessSync(directory, constants.W_OK);
      return true;
    } catch {
      return false; // V8 would log to standard output
    }
  };
  const isNode = (file) => typeof file === 'string' && (file === process.execPath || basename(file) === 'node');
  const given = (list) => Array.isArray(list) && list.includes(flags.at(-1));
  /** (file[, args][, options]) */
  const withFlags = ([file, args, ...rest]) => {
    if (Array.isArray(args)) return given(args) ? undefined : [file, [...flags, ...args], ...rest];
    return [file, flags, ...(args === undefined ? [] : [args]), ...rest];
  };
  for (const name of ['spawn', 'spawnSync', 'execFile', 'execFileSync']) {
    wrap(processes, name, (args) => (isNode(args[0]) && !shell(args) && usable() ? withFlags(args) : undefined));
  }
  wrap(processes, 'fork', ([file, args, options, ...rest]) => {
    const list = Array.isArray(args) ? args : [];
    const given0 = Array.isArray(args) ? options : args;
    const execArgv = given0?.execArgv ?? process.execArgv;
    const { execPath = process.execPath } = given0 ?? {};
    if (!isNode(execPath) || given(execArgv) || !Array.isArray(execArgv) || !usable()) return undefined;
    return [file, list, { ...given0, execArgv: [...flags, ...execArgv] }, ...rest];
  });
  require('node:module').syncBuiltinESMExports();
}

function shell(args) {
  return args.some((each) => typeof each === 'object' && each !== null && !Array.isArray(each) && Boolean(each.shell));
}

/** Replaces a function by one with the same name and properties that gets other arguments where `change` gives some. */
function wrap(object, name, change) {
  object[name] = new Proxy(object[name], {
    apply(target, self, args) {
      let changed;
      try {
        changed = change(args);
      } catch {
        changed = undefined;
      }
      return Reflect.apply(target, self, changed ?? args);
    },
  });
}

module.exports = { follow };
