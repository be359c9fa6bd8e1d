import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { BY_RETRIES } from './support/programs.ts';
import { plain, record } from './support/run.ts';

// A program that is changed once in a while is changed: nothing is tried again but what is known.
describe.for(INTERPRETERS)('a recorded program on $version', (interpreter) => {
  for (const { retry, programs } of BY_RETRIES) it.for(programs)('behaves as without the recorder: %s', { timeout: 60_000, retry }, async ([, program]) => {
    const { stdout, stderr, status, signal } = await plain(interpreter, program);
    const recorded = await record(interpreter, program);
    expect({ stdout: recorded.stdout, stderr: recorded.stderr, status: recorded.status, signal: recorded.signal })
      .toEqual({ stdout, stderr, status, signal });
    expect(recorded.notes.filter((note) => note.includes('failure') || note.includes('could not'))).toEqual([]);
    expect(recorded.recording.problems).toEqual([]);
  });
});
