import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { functionCost, read } from '@mechsym/facts';

const recordings = new URL('../../adapters/cpython/recordings/', import.meta.url);

it('the samples told without adding up are never fewer than those added up, in every real recording', async () => {
  let seen = 0;
  for (const version of readdirSync(recordings).filter((each) => /^3\.\d+$/.test(each))) {
    for (const name of readdirSync(new URL(`${version}/`, recordings)).filter((each) => each.endsWith('.jsonl'))) {
      const recording = await read([readFileSync(new URL(`${version}/${name}`, recordings))], { file: name });
      for (const facts of recording.functions()) {
        const { mostSamples } = facts;
        expect(mostSamples, `${version} ${facts.function}`).toBeGreaterThanOrEqual(functionCost(facts).total);
        seen++;
      }
    }
  }
  expect(seen).toBeGreaterThan(10);
});
