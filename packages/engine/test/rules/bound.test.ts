import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { compileRules } from '@mechsym/engine';

const GOOD = readFileSync(new URL('good-rule.yaml', import.meta.url), 'utf8');

async function costsOf(share: string): Promise<readonly string[] | undefined> {
  const { rules, problems } = await compileRules([{ file: 'team.yaml', text: GOOD.replace(/share: .*/, `share: '${share}'`), origin: 'user' }]);
  expect(problems).toEqual([]);
  return rules[0]?.costsOfSite;
}

describe('a share that is zero where the site costs nothing', () => {
  test.each([
    ['cost(site)', ['cost']],
    ['site.in_loop ? cost(site) : self_cost(site)', ['cost', 'self_cost']],
    ['cost_within(site) - cost(site.receiver)', ['cost_within']],
    ['cost(site) + self_cost(site) * 0.5', ['cost', 'self_cost']],
  ])('%s is one', async (share, costs) => {
    expect(await costsOf(share)).toEqual(costs);
  });

  test.each(['cost(site.receiver)', 'cost(site) + cost(site.loop)', 'site.in_loop ? cost(site) : cost(site.function)', 'cost(site.function) - cost(site)'])('%s is none', async (share) => {
    expect(await costsOf(share)).toBeUndefined();
  });
});
