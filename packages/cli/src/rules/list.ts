import { Policy, type LintResult, type RuleStatus } from '@mechsym/engine';
import { displayWidth, fold, padEnd, plural, problemText } from '@mechsym/formatters';
import type { LintOptions } from '../commands/options.ts';
import { settingsFor } from '../config/settings.ts';
import { EXIT } from '../errors.ts';
import { givenOrLatest } from '../facts/inputs.ts';
import { print } from '../files.ts';
import { heapRules } from '../heap/rules.ts';
import { lintFacts } from '../lint/run.ts';
import { terminalWidth } from '../lint/output.ts';
import { projectRoot } from '../root.ts';

/** The command `rules list`: what became of every rule for a recording, and why; then the rules over heap dumps, which no recording decides about. */
export async function list(options: LintOptions): Promise<number> {
  const root = projectRoot(options.root);
  const settings = await settingsFor(options, [], process.cwd());
  const { result } = await lintFacts(await givenOrLatest(options.facts, root, settings.facts), root, settings);
  const { rules: ofHeap, problems } = await heapRules(settings.include);
  for (const problem of problems) process.stderr.write(`mechsym: ${problemText(problem)}\n`);
  const policy = new Policy(settings);
  const heap = ofHeap.map(({ info: { id, title } }) => ({ id, title, isOff: policy.isOff(id), setIn: settings.sources[id] }));
  const rows = result.statuses.map((status) => ({ status, title: titleOf(result, status.rule), setIn: settings.sources[status.rule] }));
  if (options.format?.includes('json') === true) await print(`${JSON.stringify([...rows.map(({ status, ...more }) => ({ ...status, ...more })), ...heap.map(({ id, title, isOff, setIn }) => ({ rule: id, status: 'heap', title, off: isOff, setIn }))], undefined, 2)}\n`);
  else {
    await print(table(result, rows.map(({ status, title, setIn }) => [status.rule, what(status, title, setIn)])));
    await print(`\nRules of mechsym heap, which count bytes of a heap dump and no time:\n\n${lined(heap.map(({ id, title, isOff, setIn }) => [id, isOff ? ['off', `in ${setIn ?? 'the configuration'}`] : ['applies', title]])).join('\n')}\n`);
  }
  return EXIT.ok;
}

function titleOf(result: LintResult, rule: string): string {
  return result.rules.find((each) => each.id === rule)?.title ?? '';
}

function what(status: RuleStatus, title: string, setIn: string | undefined): readonly [state: string, why: string] {
  switch (status.status) {
    case 'applied': return [status.findings > 0 ? plural(status.findings, 'finding') : 'applies', title];
    case 'not-applicable': return ['not applicable', status.reason];
    case 'off': return ['off', setIn === undefined ? status.reason : `in ${setIn}`];
  }
}

const ORDER = ['applied', 'not-applicable', 'off'] as const;

type Row = readonly [rule: string, what: readonly [state: string, why: string]];

function lined(rows: readonly Row[]): string[] {
  const width = terminalWidth();
  const ruleWidth = Math.max(...rows.map(([rule]) => displayWidth(rule)), 4);
  const stateWidth = Math.max(...rows.map(([, [state]]) => displayWidth(state)), 5);
  const indent = ruleWidth + stateWidth + 4;
  return rows.flatMap(([rule, [state, why]]) => fold(why, width === 0 ? 0 : Math.max(20, width - indent))
    .map((line, i) => (i === 0 ? `${padEnd(rule, ruleWidth)}  ${padEnd(state, stateWidth)}  ${line}` : ' '.repeat(indent) + line).trimEnd()));
}

function table(result: LintResult, rows: readonly Row[]): string {
  const counts = ORDER.map((status) => [status, result.statuses.filter((each) => each.status === status).length] as const);
  return `${lined(rows).join('\n')}\n\n${counts.map(([status, number]) => `${number} ${status.replace('-', ' ')}`).join(', ')}. mechsym explain RULE\n`;
}
