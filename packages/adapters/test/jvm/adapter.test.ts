import { describe, expect, it } from 'vitest';

import { jvm } from '../../src/index.ts';

const options = { directory: '/project/.mechsym/1', root: '/project', recorder: '/lib/jvm' };
const version = (words: string, vm = 'OpenJDK 64-Bit Server VM') => `[0.002s][info][class,path] bootstrap loader class path=/opt/jdk/lib/modules
[0.06s][info][class,path] ok
${words}
OpenJDK Runtime Environment (build 17.0.15+6)
${vm} (build 17.0.15+6, mixed mode, sharing)
`;

describe('jvm.environment', () => {
  it('puts our options before those of the user, and diagnostic ones after what unlocks them', () => {
    const words = jvm.environment(options, { JAVA_TOOL_OPTIONS: '-Dmine=1' })['JAVA_TOOL_OPTIONS']?.split(' ') ?? [];
    expect(words.at(-1)).toBe('-Dmine=1');
    expect(words.indexOf('-XX:+UnlockDiagnosticVMOptions')).toBeLessThan(words.indexOf('-XX:+DebugNonSafepoints'));
    expect(words).toContain('-XX:StartFlightRecording=name=mechsym,settings=/lib/jvm/mechsym.jfc,filename=/project/.mechsym/1/jvm,dumponexit=true,maxsize=1g');
  });

  it('quotes folders with spaces', () => {
    expect(jvm.environment({ ...options, directory: '/my project/1' }, {})['JAVA_TOOL_OPTIONS']).toContain('"-XX:FlightRecorderOptions=repository=/my project/1/jvm"');
  });

  it('logs compilations in a run for observations, each process into a file of its own', () => {
    const words = jvm.environment({ ...options, pass: 'observations' }, {})['JAVA_TOOL_OPTIONS'] ?? '';
    expect(words).toContain('-XX:+LogCompilation -XX:LogFile=/project/.mechsym/1/jvm/hotspot-%p.log');
    expect(words).not.toContain('mechsym.jfc');
  });
});

describe('jvm.instead', () => {
  it('gives java its options as arguments, and leaves the user\'s in the environment', () => {
    const instead = jvm.instead?.(options, 'java', jvm.environment(options, { JAVA_TOOL_OPTIONS: '-Dmine=1' }));
    expect(instead).toMatchObject({ command: 'java', environment: { JAVA_TOOL_OPTIONS: '-Dmine=1' } });
    expect(instead?.args?.join(' ')).toContain('-XX:StartFlightRecording=');
    expect(jvm.instead?.(options, '/jdk/bin/java', jvm.environment(options, {}))).toMatchObject({ command: '/jdk/bin/java', environment: { JAVA_TOOL_OPTIONS: undefined } });
  });

  it('changes nothing for other commands', () => {
    for (const command of ['javac', 'mvn', '/usr/bin/javaw', './gradlew']) expect(jvm.instead?.(options, command, {})).toBeUndefined();
  });
});

describe('jvm.readProbe', () => {
  it('reads what java prints', () => {
    expect(jvm.readProbe(version('openjdk 17.0.15 2025-04-15'))).toEqual({ name: 'JVM', version: '17.0.15', executable: '/opt/jdk/bin/java', flags: { hotspot: true } });
    expect(jvm.readProbe(version('java 25 2025-09-16 LTS', 'Java HotSpot(TM) 64-Bit Server VM'))).toMatchObject({ version: '25', flags: { hotspot: true } });
  });

  it.for(['', 'Unable to locate a Java Runtime.', 'null'])('knows that this is no JDK: %s', (output) => {
    expect(jvm.readProbe(output)).toBeUndefined();
  });
});

describe('jvm.tells', () => {
  const told = (output: string, kind: string) => {
    const runtime = jvm.readProbe(output);
    if (runtime === undefined) throw new Error('not read');
    return jvm.tells(runtime).find((each) => each.kind === kind);
  };

  it('tells what limits a version', () => {
    expect(told(version('openjdk 11.0.2 2019-01-15'), 'cost')).toEqual({ kind: 'cost', note: 'needs JDK 17 or newer' });
    expect(told(version('openjdk 17.0.15 2025-04-15', 'Eclipse OpenJ9 VM'), 'cost')?.quality).toBeUndefined();
    expect(told(version('openjdk 21.0.1 2023-10-17'), 'cost')?.note).toContain('wall clock');
    expect(told(version('openjdk 25 2025-09-16'), 'cost')?.note).toContain('CPU time');
  });

  it('says why of every kind that it cannot tell', () => {
    const runtime = jvm.readProbe(version('openjdk 17.0.15 2025-04-15'));
    for (const each of runtime === undefined ? [] : jvm.tells(runtime)) expect(each.quality === undefined ? each.note : 'known').toBeTruthy();
  });
});
