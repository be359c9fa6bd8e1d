#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import * as module from 'node:module';

const [major, minor] = process.versions.node.split('.').map(Number);
const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-V') && rest.length === 0) {
  // Asked for by scripts and editors again and again: answered without loading the command.
  writeSync(1, `${JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version}\n`);
} else if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`mechsym: Node 20.19 or newer is needed; this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  module.enableCompileCache?.(); // from Node 22
  // A lint is over before most of what the optimising compilers make has paid, and its heap is too small to be shared among collector threads: so
  // they wait for what is really hot, and it takes a third less CPU, long lints as much as before. From Node 24 on, V8's mid-tier compiler does as much by itself.
  const patient = {
    20: '--interrupt-budget=1000000 --no-wasm-tier-up --no-wasm-dynamic-tiering --no-parallel-scavenge',
    22: '--invocation-count-for-turbofan=20000',
  }[major];
  if (patient !== undefined) (await import('node:v8')).setFlagsFromString(patient);
  const { main } = await import('../dist/main.js');
  await main(process.argv.slice(2));
}
