import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { PROGRAMS } from './support/programs.ts';
import { plain, record } from './support/run.ts';

// A program that is changed once in a while is changed: nothing is tried again.
describe.for(INTERPRETERS)('a recorded program on $version', (interpreter) => {
  it.for(Object.entries(PROGRAMS))('behaves as without the recorder: %s', { timeout: 60_000, retry: 0 }, async ([, program]) => {
    const { stdout, stderr, status, signal } = await plain(interpreter, program);
    const recorded = await record(interpreter, program);
    expect({ stdout: recorded.stdout, stderr: recorded.stderr, status: recorded.status, signal: recorded.signal })
      .toEqual({ stdout, stderr, status, signal });
    expect(recorded.notes.filter((note) => note.includes('failure') || note.includes('could not'))).toEqual([]);
    expect(recorded.recording.problems).toEqual([]);
  });
});
