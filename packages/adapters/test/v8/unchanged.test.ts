import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { PROGRAMS } from '../support/node-programs.ts';
import { NODES } from '../support/nodes.ts';
import { plain, record } from '../support/run-node.ts';

describe.for(NODES)('a recorded program on Node $short', (node) => {
  it.for(Object.entries(PROGRAMS))('behaves as without the recorder: %s', { timeout: 60_000, retry: 0 }, async ([, program]) => {
    const outcome = await plain(node, program);
    const { recording, native: _, ...recorded } = await record(node, program);
    expect(recorded).toEqual(outcome);
    expect(recording.problems).toEqual([]);
  });

  it.for([
    ['is gone', (folder: string) => rmSync(folder, { recursive: true })],
    ['is a file', (folder: string) => { rmSync(folder, { recursive: true }); writeFileSync(folder, ''); }],
    ['cannot be written', (folder: string) => chmodSync(folder, 0o500)],
  ] as const)('is left alone where the session %s', async ([, spoil]) => {
    const program = PROGRAMS['a plain end'];
    if (program === undefined) throw new Error('no such program');
    const { stdout, stderr, status } = await plain(node, program);
    const recorded = await record(node, program, { spoil, passes: ['time'] }).catch((error: unknown) => {
      // What reads the session fails where it is no folder; the program has run by then.
      if (error instanceof Error && /ENOENT|ENOTDIR/.test(error.message)) return undefined;
      throw error;
    });
    if (recorded !== undefined) expect([recorded.stdout, recorded.stderr, recorded.status]).toEqual([stdout, stderr, status]);
  });
});
