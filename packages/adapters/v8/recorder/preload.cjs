'use strict';
/**
 * Loaded first in every Node process by NODE_OPTIONS. V8 takes its log flags only at the start, and NODE_OPTIONS may not
 * name them: the process executes itself again with them. A failure leaves the process as it is, unrecorded.
 */
try {
  require('./start.cjs').start();
} catch {
  // The program goes on without us.
}
