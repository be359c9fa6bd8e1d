import type { Recording, Row } from '@mechsym/facts';
import { qualifiedNameOf } from './qualified-name.ts';

/** Samples at the entry of a function, and how many samples all recorded calls of it have. */
export interface Entry {
  readonly samples: number;
  readonly odd: number;
  readonly called: number;
}

/** What the clock saw at the entries of the project's functions: time that ran before, where the function was called. */
export class Entries {
  readonly #recording: Recording;
  #entries: Map<string, { samples: number; odd: number; called: number }> | undefined;

  constructor(recording: Recording) { this.#recording = recording; }

  of(call: Row<'call'>): Entry | undefined {
    if (call.calleeFile === '') return undefined;
    this.#entries ??= this.#read();
    return this.#entries.get(keyOf(call.calleeFile, call.calleeLine, qualifiedNameOf(call.callee)));
  }

  #read(): Map<string, { samples: number; odd: number; called: number }> {
    const entries = new Map<string, { samples: number; odd: number; called: number }>();
    for (const fn of this.#recording.functions()) {
      const entry = { samples: 0, odd: 0, called: 0 };
      for (const row of fn.rows('cost')) {
        entry.samples += row.self;
        entry.odd += row.selfOdd;
      }
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
