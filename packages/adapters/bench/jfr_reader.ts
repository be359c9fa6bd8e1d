/**
 * How fast a Flight Recorder file is read, and in how much memory: node packages/adapters/bench/jfr_reader.ts FILE.jfr [--print]
 *
 * Needs Node 24 or newer and, on PATH, the `jfr` of a JDK, with whose counts those of the reader are compared and, with --print, its time with that of `jfr print`.
 * A file of 200 MB:
 *
 *     javac -d out programs/Flood.java
 *     java -cp out -XX:-UseTLAB -XX:StartFlightRecording=settings=programs/flood.jfc,filename=big.jfr,dumponexit=true,maxsize=2g Flood 1300
 */
import { spawnSync } from 'node:child_process';
import { createReadStream, statSync } from 'node:fs';
import { Process } from '../src/jvm/facts/process.ts';
import { Sources } from '../src/jvm/places.ts';

const [file = '', print] = process.argv.slice(2);
const megabytes = statSync(file).size / 2 ** 20;
const seen = new Map<string, number>();
const reading = new Process(new Sources(['Flood.java'], () => ''), undefined, seen);
const start = process.cpuUsage();
await reading.read(createReadStream(file, { highWaterMark: 2 ** 20 }));
const { user, system } = process.cpuUsage(start);
const own = (user + system) / 1e6;
process.stdout.write(`${megabytes.toFixed(0)} MB, ${[...seen.values()].reduce((a, b) => a + b, 0)} events: ${own.toFixed(1)} s of CPU, ${(megabytes / own).toFixed(0)} MB/s, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB of memory\n`);
process.stdout.write(`losses: ${JSON.stringify(reading.losses.entries())}\n`);

const summary = spawnSync('jfr', ['summary', file], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const theirs = new Map([...summary.stdout.matchAll(/^\s*(\S+)\s+(\d+)\s+\d+\s*$/gm)].map((match) => [match[1] as string, Number(match[2])]));
const different = [...new Set([...theirs.keys(), ...seen.keys()])].filter((name) => (theirs.get(name) ?? 0) !== (seen.get(name) ?? 0));
process.stdout.write(`of ${theirs.size} types that jfr summary counts, ${different.length} differ ${different.join(' ')}\n`);

if (print === '--print') {
  const { stderr } = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time jfr print "$1" >/dev/null', 'bash', file], { encoding: 'utf8' });
  const [users = 0, systems = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  process.stdout.write(`jfr print: ${(users + systems).toFixed(1)} s of CPU\n`);
}
