#!/usr/bin/env node
import { readFileSync, writeSync } from 'node:fs';
import * as module from 'node:module';

const [first, ...rest] = process.argv.slice(2);
if ((first === '--version' || first === '-V') && rest.length === 0) {
  // Asked for by scripts and editors again and again: answered without loading the command.
  writeSync(1, `${JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version}\n`);
} else {
  module.enableCompileCache?.(); // from Node 22
  const { main } = await import('../dist/main.js');
  await main(process.argv.slice(2));
}
