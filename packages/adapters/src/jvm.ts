import { KIND_NAMES } from '@mechsym/facts';
import type { Adapter, RecordOptions, Runtime, Tells } from './adapter.ts';
import { ATTACHED, OBSERVATIONS, TIME_KINDS } from './jvm/facts/kinds.ts';
import { FOLDER, native } from './jvm/native.ts';

const OLDEST = 17;
/** Version from which Flight Recorder samples by the CPU's clock (JEP 509). */
const CPU_TIME = 25;
/** Programs that are not HotSpot's `java`, and options that keep it from running one, take none of ours. */
const JAVA = /(^|\/)java$/;

export const jvm: Adapter = {
  name: 'jvm',
  languages: ['java'],
  needs: ['mechsym.jfc', 'exceptions.jfc'],
  folder: FOLDER,
  commands: ['java'],
  // All on standard output, since 9. The log says where the JDK lies, whose properties go to standard error.
  probe: ['-Xlog:class+path=info', '--version'],
  native,

  /** What is ours comes first, so that the program's own options prevail. */
  environment(options, inherited) {
    const own = inherited['JAVA_TOOL_OPTIONS'];
    const words = flags(options).map(quoted).join(' ');
    return { JAVA_TOOL_OPTIONS: own === undefined || own === '' ? words : `${words} ${own}` };
  },

  /** A JVM says on standard error what it took from the environment, and nothing of its arguments. What it starts in turn has neither. */
  instead(options, command, environment) {
    if (!JAVA.test(command)) return undefined;
    const own = environment['JAVA_TOOL_OPTIONS']?.replace(this.environment(options, {})['JAVA_TOOL_OPTIONS'] as string, '').trim();
    return { command, args: flags(options), environment: { JAVA_TOOL_OPTIONS: own === undefined || own === '' ? undefined : own } };
  },

  /** Line tables of compiled code stay as the JVM was started with them: places of samples are those of the last call more often. */
  attach: {
    tools: (executable) => (JAVA.test(executable) ? [executable.replace(/java$/, 'jcmd'), 'jcmd'] : []),
    start: ({ directory, recorder }, pid) => [
      String(pid), 'JFR.start', `name=${ATTACHED}`, `settings="${recorder}/mechsym.jfc"`, `filename="${directory}/${FOLDER}/${dumpOf(pid)}"`, 'dumponexit=true', 'maxsize=1g',
    ],
    stop: ({ directory }, pid) => [String(pid), 'JFR.stop', `name=${ATTACHED}`, `filename="${directory}/${FOLDER}/${dumpOf(pid)}"`],
    hasStarted: (output) => /^Started recording/m.test(output),
    hasStopped: (output) => /^Stopped recording/m.test(output),
  },

  readProbe(output) {
    const version = /^(?:openjdk|java) (\d+(?:\.\d+)*)/m.exec(output)?.[1];
    const home = /bootstrap loader class path=(\/.*)\/lib\/modules$/m.exec(output)?.[1];
    if (version === undefined || home === undefined) return undefined;
    const vm = /^(.* VM)(?= \()/m.exec(output)?.[1] ?? '';
    return { name: 'JVM', version, executable: `${home}/bin/java`, flags: { hotspot: /OpenJDK|HotSpot/.test(vm) } };
  },

  tells(runtime) {
    return KIND_NAMES.map((kind) => ({ kind, ...tellsKind(kind, runtime) }));
  },
};

/** Named as the JVM itself does when it ends. */
function dumpOf(pid: number): string {
  return `hotspot-pid-${pid}-id-0-0.jfr`;
}

/** The order matters: diagnostic flags need the one that unlocks them before them. */
function flags({ directory, recorder, pass }: RecordOptions): string[] {
  const observing = pass === 'observations';
  const folder = `${directory}/${FOLDER}`;
  const [name, settings, size] = observing ? [OBSERVATIONS, 'exceptions', '200m'] : ['mechsym', 'mechsym', '1g'];
  return [
    '-Xlog:jfr+startup=error', '-XX:+UnlockDiagnosticVMOptions',
    ...(observing ? ['-XX:+LogCompilation', `-XX:LogFile=${folder}/hotspot-%p.log`] : ['-XX:+DebugNonSafepoints']),
    `-XX:FlightRecorderOptions=repository=${folder}`,
    `-XX:StartFlightRecording=name=${name},settings=${recorder}/${settings}.jfc,filename=${folder},dumponexit=true,maxsize=${size}`,
  ];
}

/** The JVM cuts the variable at white space outside quotes. */
function quoted(word: string): string {
  return /[\s"']/.test(word) ? (word.includes('"') ? `'${word}'` : `"${word}"`) : word;
}

function tellsKind(kind: Tells['kind'], { version, flags: { hotspot } }: Runtime): Omit<Tells, 'kind'> {
  const feature = Number.parseInt(version, 10);
  if (!(feature >= OLDEST)) return { note: `needs JDK ${OLDEST} or newer` };
  if (hotspot !== true) return { note: 'needs HotSpot, as in OpenJDK' };
  switch (kind) {
    case 'cost':
      return { quality: 'sampled', note: `${feature >= CPU_TIME ? 'by CPU time on Linux, unless too many of its samples come late' : 'by the wall clock of threads that run'}, with lines; recording a JVM costs about 1 s of CPU, whatever it runs` };
    case 'allocation': return { quality: 'sampled', note: 'bytes by type and line' };
    case 'pause': return { quality: 'sampled', note: 'the collector\'s pauses, divided by the bytes that functions allocated' };
    case 'contention': return { quality: 'exact', note: 'waits of 1 ms or more' };
    case 'anchor': return { quality: 'exact', note: 'of hot functions, read from their source when the run is over' };
    case 'call': return { quality: 'sampled' };
    case 'inline-cache': return { quality: 'lower-bound', note: 'at most two types of a call by name, in a run of its own' };
    case 'exception': return { quality: 'exact', note: 'in a run of its own, whose time says nothing' };
    default: return TIME_KINDS.includes(kind) ? { quality: 'exact' } : { note: 'not recorded' };
  }
}
