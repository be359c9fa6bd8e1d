import type { KindName } from '@mechsym/facts';

/** What a Flight Recorder file of ours says. */
export const TIME_KINDS: readonly KindName[] = ['cost', 'call', 'deopt', 'inlining', 'compilation', 'allocation', 'contention', 'pause'];
