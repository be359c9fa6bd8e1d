import type { KindName } from '@mechsym/facts';

/** What a Flight Recorder file of ours says. */
export const TIME_KINDS: readonly KindName[] = ['cost', 'call', 'counter', 'deopt', 'inlining', 'compilation', 'allocation', 'contention', 'pause'];
/** What one says that was made in a run for observations. */
export const OBSERVED_KINDS: readonly KindName[] = ['exception'];
/** Name of the recording that such a run makes. */
export const OBSERVATIONS = 'mechsym-observations';
/** Name of the recording that a JVM is told to make while it runs. */
export const ATTACHED = 'mechsym-attached';
/** Seconds between two samples, as the settings have it for both clocks. */
export const PERIOD = 0.01;
/** What a log of the compilers says. */
export const LOGGED_KINDS: readonly KindName[] = ['inline-cache', 'inlining', 'deopt', 'compilation'];
