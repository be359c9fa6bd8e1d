'use strict';

/** What an action gives that Node warns of, as being experimental or deprecated: the program did not ask for it. */
function quietly(action) {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return action();
  } finally {
    process.emitWarning = emitWarning;
  }
}

module.exports = { quietly };
