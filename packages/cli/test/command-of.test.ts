import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandOf } from '../src/facts/runs.ts';

test('the command is that of the session, as it was typed; of several recordings, or a broken file, none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mechsym-'));
  try {
    expect(await commandOf([folder])).toBeUndefined();
    writeFileSync(join(folder, 'session.json'), JSON.stringify({ command: ['python3.11', 'my main.py'], start: '2026-01-01T00:00:00Z', exitCodes: [0] }));
    expect(await commandOf([folder])).toBe("python3.11 'my main.py'");
    expect(await commandOf([folder, folder])).toBeUndefined();
    writeFileSync(join(folder, 'session.json'), '{"command": 3}');
    expect(await commandOf([folder])).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
