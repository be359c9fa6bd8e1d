/**
 * Writes every file that is made from another: schemas, the reference of expressions, the pages of the rules, what the tables promise for the programs of the
 * scoreboard, the scoreboard.
 * With --check nothing is written, and a file that is not up to date is an error.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { calibrationTables } from './calibration.js';
import { library } from './library.js';
import { root } from './measure.js';
import { isHeapRuleFile, isRuleFile } from './rule-files.js';
import { scoreboard, withHeadline } from './score/page.js';
import { repriced } from './score/predict.js';
import { kept, textOf } from './score/results.js';
import { spreadsOf } from './score/summary.js';

const check = process.argv.includes('--check');
const rules = join(root, 'packages', 'rules');
let stale = 0;
const RUNTIMES = { cpython: 'CPython', v8: 'V8', jvm: 'JVM' };
const runtimeOf = ({ runtime, version }) => `${RUNTIMES[runtime] ?? runtime} ${version}`;

const results = await repriced(kept());
const files = [
  ...await fromPackages(), ...rulePages(), ...rulesets(), { path: 'test/score/results.json', text: textOf(results) }, ...scoreboard(results), ...tablesWithSpread(),
  { path: 'README.md', text: withHeadline(readFileSync(join(root, 'README.md'), 'utf8'), results) },
];
for (const { path, text } of files) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
  stale++;
  if (check) console.error(`${path} is not up to date: npm run generate`);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.error(`wrote ${path}`);
  }
}
if (check && stale > 0) process.exitCode = 1;

async function fromPackages() {
  const packages = await Promise.all([['facts'], ['engine'], ['cli', 'config/schema.ts']].map(([name, source]) => library(name, source)));
  return packages.flatMap(({ generated }) => generated());
}

/** The page of each rule with what its receipt measured, and their index. */
function rulePages() {
  const tables = Object.values(calibrationTables());
  const found = allRules();
  const pages = found.map(({ name, spec }) => ({ path: `docs/rules/${name}.md`, text: pageOf(name, spec, tables) }));
  const index = [
    '# Rules', '', '<!-- written by npm run generate -->', '', '| rule | what it sees | languages | needs | pays on |', '| --- | --- | --- | --- | --- |',
    ...found.map(({ name, spec }) => `| [${name}](${name}.md) | ${spec.summary.trim().replaceAll('|', '\\|').replace(/\s+/g, ' ')} | ${spec.languages.join(', ')} | ${spec.requires.join(', ')} | ${paying(tables, spec.impact.saving?.table ?? name)} |`), '',
  ].join('\n');
  const heap = heapRules();
  return [...pages, ...heap.map(({ name, spec }) => ({ path: `docs/rules/${name}.md`, text: heapPageOf(name, spec) })), { path: 'docs/rules/README.md', text: `${index}\n${heapIndex(heap)}` }];
}

/** The calibration tables with how far savings of their runtime differ between the programs of the scoreboard. */
function tablesWithSpread() {
  const spreads = spreadsOf(Object.values(results.entries));
  return readdirSync(join(rules, 'calibration')).filter((name) => name.endsWith('.json')).map((name) => {
    const text = readFileSync(join(rules, 'calibration', name), 'utf8');
    const { runtime, version, machine, date } = JSON.parse(text);
    const spread = spreads[runtime];
    const first = JSON.stringify({ runtime, version, machine, date, ...(spread && { spread }), rules: {} }, undefined, 1);
    return { path: `packages/rules/calibration/${name}`, text: first.slice(0, first.lastIndexOf('"rules"')) + text.slice(text.indexOf('"rules"')) };
  });
}

/** Rules over what a heap dump holds: their numbers are the dump's own, and no receipt is measured. */
function heapRules() {
  return readdirSync(rules).sort().flatMap((name) => {
    const files = statSync(join(rules, name)).isDirectory() ? readdirSync(join(rules, name)).filter(isHeapRuleFile) : [];
    return files.map((file) => ({ name, spec: parse(readFileSync(join(rules, name, file), 'utf8')) }));
  });
}

function heapIndex(found) {
  return [
    '## Rules over heap dumps', '', '`mechsym heap` runs them ([heap.md](../heap.md)); their impact is bytes of memory.', '', '| rule | what it sees | languages | says what is |', '| --- | --- | --- | --- |',
    ...found.map(({ name, spec }) => `| [${name}](${name}.md) | ${spec.summary.trim()} | ${spec.languages.join(', ')} | ${spec.impact.as} |`), '',
  ].join('\n');
}

function heapPageOf(name, spec) {
  const page = readFileSync(join(rules, name, 'README.md'), 'utf8').trimEnd();
  return [`<!-- written by npm run generate from packages/rules/${name} -->`, '', page, '', `Level: ${spec.level}. Languages: ${spec.languages.join(', ')}. Needs a heap dump: \`mechsym heap\`.`, ''].join('\n');
}

/** The rulesets that name every rule. */
function rulesets() {
  const found = allRules().map(({ spec }) => spec);
  const ruleset = (name, description, chosen, level) => ({
    path: `rulesets/${name}.yaml`,
    text: ['# written by npm run generate', `name: ${name}`, `description: ${description}`, 'extends: recommended', 'rules:', ...chosen.map((spec) => `  ${spec.rule}: ${level(spec)}`), ''].join('\n'),
  });
  return [
    ruleset('strict', 'Every built-in rule as an error, for a team that gates its pull requests.', found, () => 'error'),
    ruleset('cpython', 'The rules that hold on CPython, at the levels that they suggest for themselves.', found.filter((spec) => spec.languages.includes('python')), (spec) => spec.level),
    ruleset('v8', 'The rules that hold on V8, at the levels that they suggest for themselves.', found.filter((spec) => spec.languages.includes('javascript')), (spec) => spec.level),
    ruleset('jvm', 'The rules that hold on the JVM, at the levels that they suggest for themselves.', found.filter((spec) => spec.languages.includes('java')), (spec) => spec.level),
  ];
}

/** Each rule once; one with a file for each language has the words of the first and the languages of all. */
function allRules() {
  return readdirSync(rules).sort().flatMap((name) => {
    const files = statSync(join(rules, name)).isDirectory() ? readdirSync(join(rules, name)).filter(isRuleFile) : [];
    const specs = files.sort((a, b) => a.length - b.length).map((file) => parse(readFileSync(join(rules, name, file), 'utf8')));
    const [first] = specs;
    if (first === undefined) return [];
    return [{ name, spec: { ...first, languages: specs.flatMap(({ languages }) => languages), requires: [...new Set(specs.flatMap(({ requires }) => requires))] } }];
  });
}

function paying(tables, name) {
  return tables.filter((table) => (table.rules[name] ?? []).some((point) => point.low > 0)).map(runtimeOf).join(', ') || 'nowhere';
}

function pageOf(name, spec, tables) {
  const page = readFileSync(join(rules, name, 'README.md'), 'utf8').trimEnd();
  const measured = tables.filter((table) => table.rules[spec.impact.saving?.table ?? name] !== undefined);
  const percent = (x) => `${Math.round(100 * x)} %`;
  const rows = measured.flatMap((table) => table.rules[spec.impact.saving?.table ?? name].map((point) =>
    `| ${runtimeOf(table)} | ${point.at || ''} | ${percent(point.run)} | ${percent(point.share)} | ${percent(point.value)} (${percent(point.low)} to ${percent(point.high)}) | ${point.pairs} | ${point.date ?? table.date} |`));
  return [
    `<!-- written by npm run generate from packages/rules/${name} -->`, '', page, '', '## Measured', '',
    `The receipt: \`packages/rules/${name}/receipt/\`, before and after in pairs that take turns, CPU time; \`mechsym rules prove ${name}\` measures again.`, '',
    '| runtime | at | saved of the receipt\'s run | share of the place | saving at the place (95 %) | pairs | measured |', '| --- | --- | --- | --- | --- | --- | --- |', ...rows, '',
    `Level: ${spec.level}. Languages: ${spec.languages.join(', ')}. Needs facts: ${spec.requires.join(', ')}.`, '',
  ].join('\n');
}
