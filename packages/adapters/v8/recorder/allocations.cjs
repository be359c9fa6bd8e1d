'use strict';
const { writeFileSync } = require('node:fs');
const { threadId } = require('node:worker_threads');

/** Mean bytes between two samples: V8's own default is 32 kB, and what allocates little does not matter. */
const INTERVAL = 2 ** 16;

/**
 * Samples what this thread allocates, also what the collector takes away again, and writes it when the thread ends: a tree of
 * functions with bytes, as V8's inspector gives it.
 */
function follow(directory) {
  const { Session } = require('node:inspector');
  const session = new Session();
  session.connect();
  session.post('HeapProfiler.startSampling', {
    samplingInterval: INTERVAL, includeObjectsCollectedByMajorGC: true, includeObjectsCollectedByMinorGC: true,
  });
  process.on('exit', () => {
    try {
      session.post('HeapProfiler.stopSampling', (error, result) => {
        if (!error) writeFileSync(`${directory}/mechsym-allocations-${process.pid}-${threadId}.json`, JSON.stringify(result.profile.head));
      });
    } catch {
      // The folder is gone: what was allocated is not known.
    }
  });
}

module.exports = { follow };
