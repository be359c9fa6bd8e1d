import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

import { Jar } from '../../src/jvm/classfile/jar.ts';
import { readClassFile, type ClassFile, type Method } from '../../src/jvm/classfile/class-file.ts';
import type { Compilation, CompilationEvents, Inlining, LoggedMethod, MethodName, NotCompilable, NotEntrant, Receivers, Trap } from '../../src/jvm/compilation/events.ts';
import { CompilationLog } from '../../src/jvm/compilation/log.ts';

export const COMPILER_LOGS = fileURLToPath(new URL('../../jvm/recordings/compiler/', import.meta.url));
/** JDKs that the sample logs are of. */
export const LOGGED: readonly string[] = readdirSync(COMPILER_LOGS).flatMap((name) => /^(\d+)\.log\.gz$/.exec(name)?.[1] ?? []).sort();
export const SOURCE = readFileSync(`${COMPILER_LOGS}demo/Plant.java`, 'utf8').split('\n');

export function logBytes(name: string): Buffer {
  return gunzipSync(readFileSync(`${COMPILER_LOGS}${name}.gz`));
}

/** 1-based line of the first line with a text, in the function that begins with another. */
export function lineOf(text: string, within = ''): number {
  const start = SOURCE.findIndex((line) => line.includes(within));
  const at = SOURCE.findIndex((line, i) => i >= start && line.includes(text));
  if (start < 0 || at < 0) throw new Error(`no line with ${text} after ${within}`);
  return at + 1;
}

/** Keeps all that a reader finds. */
export class Kept implements CompilationEvents {
  readonly compilations: Compilation[] = [];
  readonly inlinings: Inlining[] = [];
  readonly seen: Receivers[] = [];
  readonly traps: Trap[] = [];
  readonly left: NotEntrant[] = [];
  readonly given: NotCompilable[] = [];
  readonly methods = new Map<string, LoggedMethod>();

  compilation(event: Compilation): void { this.compilations.push(event); }
  inlining(event: Inlining): void { this.inlinings.push(event); }
  receivers(event: Receivers): void { this.seen.push(event); }
  trap(event: Trap): void { this.traps.push(event); }
  notEntrant(event: NotEntrant): void { this.left.push(event); }
  notCompilable(event: NotCompilable): void { this.given.push(event); }
  method(event: LoggedMethod): void { this.methods.set(called(event), event); }
}

/** `demo/Plant.big` */
export function called({ owner, name }: MethodName): string {
  return `${owner}.${name}`;
}

/** Reads a log and its parts, each in pieces of a size. */
export function readLogs(files: readonly Uint8Array[], size = Infinity): { readonly log: CompilationLog; readonly kept: Kept } {
  const kept = new Kept();
  const log = new CompilationLog(kept);
  for (const bytes of files) {
    for (let i = 0; i < bytes.length; i += size) log.push(bytes.subarray(i, Math.min(bytes.length, i + size)));
    log.end();
  }
  return { log, kept };
}

const jar = new Jar(readFileSync(`${COMPILER_LOGS}plant.jar`));

export function classBytes(name: string): Uint8Array {
  const bytes = jar.read(`${name}.class`);
  if (bytes === undefined) throw new Error(`no class ${name}`);
  return bytes;
}

export function classOf(name: string): ClassFile {
  return readClassFile(classBytes(name)) as ClassFile;
}

export function methodOf(owner: string, name: string): Method {
  const found = classOf(owner).methods.find((method) => method.name === name);
  if (found === undefined) throw new Error(`no method ${name} in ${owner}`);
  return found;
}
