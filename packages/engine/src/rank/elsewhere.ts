import type { Recording } from '@mechsym/facts';
import type { Elsewhere } from '../finding.ts';

/** Events that adapters count for what runs no code of the program's language, and for the tiers that code ran in. */
const NATIVE = new Set(['native', 'regexp', 'compiler']);
const TIER = 'tier:';
/** Tiers that come before a function is optimised, by V8's names. */
const COLD_TIERS = new Set(['tier:ignition', 'tier:sparkplug']);

/**
 * Parts of the run of which a recording says little: no rule can tell what a native routine does, and code that was not optimised
 * yet runs otherwise than it would in a longer run. Parts overlap.
 */
export function elsewhere(recording: Recording): Elsewhere[] {
  const { samples, outside } = recording.totals;
  if (samples === 0) return [];
  const counted = recording.availability('counter').looked > 0 ? countersOf(recording) : new Map<string, number>();
  const sum = (holds: (event: string) => boolean) => [...counted].reduce((all, [event, self]) => all + (holds(event) ? self : 0), 0);
  const tiers = sum((event) => event.startsWith(TIER));
  const parts: Elsewhere[] = [
    { what: 'outside the project', share: outside / samples },
    ...[...NATIVE].map((event) => ({ what: event === 'native' ? 'in native code' : event === 'regexp' ? 'in regular expressions' : 'in the compiler', share: (counted.get(event) ?? 0) / samples })),
    { what: 'in code that was not optimised yet', share: tiers === 0 ? 0 : sum((event) => COLD_TIERS.has(event)) / samples },
    ...[...calledOutside(recording)].map(([library, of]) => ({ what: `below calls into ${library}`, share: Math.min(1, of / samples), called: true })),
  ];
  return parts.filter(({ share }) => share > 0).sort((a, b) => b.share - a.share);
}

function countersOf(recording: Recording): Map<string, number> {
  const counted = new Map<string, number>();
  for (const fn of recording.functions()) {
    for (const place of [fn, ...fn.sites]) {
      for (const { event, self } of place.rows('counter')) {
        if (self > 0 && (NATIVE.has(event) || event.startsWith(TIER))) counted.set(event, (counted.get(event) ?? 0) + self);
      }
    }
  }
  return counted;
}

/** Samples below calls that leave the project, by library. They are the calling place's own time, and no rule sees further. */
function calledOutside(recording: Recording): Map<string, number> {
  const called = new Map<string, number>();
  // A package of Python holds others; those of Java only look so.
  const nested = recording.runtimes.some(({ language }) => language === 'python');
  for (const fn of recording.functions()) {
    for (const site of fn.sites) {
      const outside = site.rows('call').filter(({ calleeFile }) => calleeFile === '');
      if (outside.length === 0) continue;
      let left = site.rows('cost').reduce((sum, { self }) => sum + self, 0);
      for (const { callee, samples } of outside) {
        // What the project does when it is called back is no time of theirs.
        const theirs = Math.min(left, samples);
        left -= theirs;
        const library = libraryOf(callee, nested);
        if (theirs > 0) called.set(library, (called.get(library) ?? 0) + theirs);
      }
    }
  }
  return called;
}

/** `sqlparse` of `sqlparse.engine:FilterStack.run`, `java.util` of `java.util:HashMap.merge`. */
function libraryOf(callee: string, nested: boolean): string {
  return (nested ? /^[^.:]*/ : /^[^:]*/).exec(callee)?.[0] ?? callee;
}
