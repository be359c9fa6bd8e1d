import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { INTERPRETERS } from './support/interpreters.ts';
import { RECORDER } from './support/run.ts';

const SCRIPT = fileURLToPath(new URL('support/check_decoding.py', import.meta.url));

describe.for(INTERPRETERS)('the sites of $version', (interpreter) => {
  it('lie where the source has them, in every function of 25 modules of the standard library', { timeout: 60_000 }, () => {
    const { stdout, stderr } = spawnSync(interpreter.executable, [SCRIPT, RECORDER], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const { functions, sites, misfits, paths, read } = JSON.parse(stdout) as { functions: number; sites: number; misfits: unknown[]; paths: number; read: number };
    expect(misfits).toEqual([]);
    expect(functions).toBeGreaterThan(2000);
    expect(sites).toBeGreaterThan(45_000);
    // What a closer look reads is chosen without decoding, and is nearly all that operations work on most.
    expect(read / paths).toBeGreaterThan(0.99);
  });

  it('of calls have their names, whatever the arguments are made of', () => {
    const calls = [
      'log.write(f"{a} " f"{b}")', 'log.write(f"{a!r:>{b}} {c:.2f}", f"{a}")', 'write(f"{a}", end=f"{b!s}")', 'log.write("plain" "text")',
      'write({"a": b, "c": a})', 'write({a: b}, [a, -b], not c, ~a)', 'log.file.write((a, f"{b}"), {a, b})', 'log.write(f"{write(f\'{a}\')}")',
    ];
    const script = `
import json, sys
sys.path.insert(0, sys.argv[1])
import _mechsym_code
def names(text):
    code = compile('def f(log, write, a, b, c):\\n    return ' + text, 'x.py', 'exec')
    own = next(each for each in code.co_consts if hasattr(each, 'co_code'))
    return sorted({site[6] for site in _mechsym_code.decode(own).sites if site[5] == 'call'})
print(json.dumps([names(text) for text in json.loads(sys.argv[2])]))
`;
    const { stdout, stderr } = spawnSync(interpreter.executable, ['-c', script, RECORDER, JSON.stringify(calls)], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(calls.map(() => ['write']));
  });
});
