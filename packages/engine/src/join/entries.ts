import type { Recording, Row } from '@mechsym/facts';
import { costOf } from './costs.ts';
import { qualifiedNameOf } from './qualified-name.ts';
import { Pool, type Samples } from './samples.ts';

/** Samples at the entry of a function, and how many samples all recorded calls of it have. */
export interface Entry extends Samples {
  readonly called: number;
}

class EntryPool extends Pool {
  called = 0;
}

/** What the clock saw at the entries of the project's functions: time that ran before, where the function was called. */
export class Entries {
  readonly #recording: Recording;
  readonly #runs: readonly string[];
  #entries: Map<string, EntryPool> | undefined;

  /** @param runs ids of the runs that are kept apart */
  constructor(recording: Recording, runs: readonly string[] = []) {
    this.#recording = recording;
    this.#runs = runs;
  }

  of(call: Row<'call'>): Entry | undefined {
    if (call.calleeFile === '') return undefined;
    this.#entries ??= this.#read();
    return this.#entries.get(keyOf(call.calleeFile, call.calleeLine, qualifiedNameOf(call.callee)));
  }

  #read(): Map<string, EntryPool> {
    const entries = new Map<string, EntryPool>();
    for (const fn of this.#recording.functions()) {
      const entry = new EntryPool();
      entry.add(costOf(fn, this.#runs).self);
      if (entry.samples > 0) entries.set(keyOf(fn.file, fn.line, fn.function), entry);
    }
    for (const fn of this.#recording.functions()) {
      for (const site of fn.sites) {
        for (const row of site.rows('call')) {
          const entry = row.calleeFile === '' ? undefined : entries.get(keyOf(row.calleeFile, row.calleeLine, qualifiedNameOf(row.callee)));
          if (entry !== undefined) entry.called += row.samples;
        }
      }
    }
    return entries;
  }
}

function keyOf(file: string, line: number, name: string): string {
  return `${file}\0${line}\0${name}`;
}
