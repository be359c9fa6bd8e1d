import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { Policy } from '@mechsym/engine';
import type { LintOptions } from '../commands/options.ts';
import { EXIT, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { print } from '../files.ts';
import { heapRules } from '../heap/rules.ts';
import { compiledRules } from '../lint/rules.ts';
import { userRules } from '../rules/sources.ts';
import { refuseUnknownOptions, refuseUnknownRules } from '../lint/unknown-rules.ts';
import { projectRoot } from '../root.ts';
import { settingsFor, type Settings } from './settings.ts';

/** The option `--print-config`: the settings that hold, as YAML, for a file or for all; behind each, where it comes from. */
export async function printConfig(file: string | undefined, options: LintOptions): Promise<number> {
  const settings = await settingsFor(options, [], process.cwd());
  const { rules, problems } = await compiledRules(await userRules(settings.include), settings.include);
  const heap = await heapRules(settings.include);
  const all = [...rules, ...heap.rules];
  const defaults = new Map(all.map(({ spec }) => [spec.rule, { level: spec.level, options: spec.options ?? {} }]));
  await refuseUnknownRules(settings, [...defaults.keys()], { problems: [...problems, ...heap.problems] });
  refuseUnknownOptions(settings, all);
  if (file !== undefined && !existsSync(file)) throw new UserError(`${file}: no such file`);
  const path = file === undefined ? undefined : relative(projectRoot(options.root), resolve(file)).split(sep).join('/');
  const head: Row[] = [
    [`# from ${settings.files.join(', ') || 'no configuration'}; the last one has the last word, and overrides come after all`, '', ''],
    ['minImpact', String(settings.minImpact), settings.origins['minImpact'] ?? 'default'],
    ['audience', settings.audience, ''],
    ...lists(settings),
  ];
  const ids = [...defaults.keys()].sort();
  const body = ids.map((id): Row => ruleRow(id, path, settings, defaults.get(id) as Defaults));
  await print(`${table([[path === undefined ? '# for every file' : `# for ${path}`, '', ''], ...head])}rules:\n${table(body, '  ')}${path === undefined ? overrides(settings) : ''}`);
  return EXIT.ok;
}

type Row = readonly [key: string, value: string, from: string];

interface Defaults {
  readonly level: string;
  readonly options: Readonly<Record<string, unknown>>;
}

function lists({ include, facts, paths }: Settings): Row[] {
  return ([['include', include], ['facts', facts], ['paths', paths]] as const)
    .filter(([, values]) => values.length > 0).map(([key, values]): Row => [key, flow(values.map(shortName)), '']);
}

function ruleRow(id: string, path: string | undefined, settings: Settings, defaults: Defaults): Row {
  const policy = new Policy(path === undefined ? { ...settings, overrides: [] } : settings);
  const here = path === undefined ? [] : settings.overrides.filter(({ matches }) => matches(path));
  const from = new Set<string>();
  const origin = (key: string, says: (override: Settings['overrides'][number]) => boolean) => {
    const last = here.findLast(says);
    const found = last === undefined ? settings.origins[key] : `${last.from} for ${last.files.join(', ')}`;
    if (found !== undefined) from.add(found);
  };
  origin(id, ({ levels }) => Object.hasOwn(levels, id));
  const floor = policy.floor(id, path ?? '');
  if (floor !== settings.minImpact) origin(`${id}.minImpact`, (each) => each.minImpact !== undefined || Object.hasOwn(each.ruleFloors, id));
  const options = { ...defaults.options, ...policy.options(id, path ?? '') };
  for (const name of Object.keys(options)) origin(`${id}.options.${name}`, ({ ruleOptions }) => Object.hasOwn(ruleOptions[id] ?? {}, name));
  const level = policy.level(id, path ?? '') ?? defaults.level;
  const more = [
    ...(floor === settings.minImpact ? [] : [`minImpact: ${floor}`]),
    ...(Object.keys(options).length === 0 ? [] : [`options: ${JSON.stringify(options)}`]),
  ];
  return [id, more.length === 0 ? level : `{ ${[`level: ${level}`, ...more].join(', ')} }`, [...from].join('; ') || 'default'];
}

function overrides({ overrides: all }: Settings): string {
  if (all.length === 0) return '';
  const rows = all.map(({ files, minImpact, levels, ruleFloors, ruleOptions, from }) => {
    const rules = [...new Set([...Object.keys(levels), ...Object.keys(ruleFloors), ...Object.keys(ruleOptions)])]
      .map((id) => [id, { level: levels[id], minImpact: ruleFloors[id], options: ruleOptions[id] }]);
    return `  - ${JSON.stringify({ files, minImpact, rules: Object.fromEntries(rules) as unknown })} # ${from}\n`;
  });
  return `overrides:\n${rows.join('')}`;
}

function flow(values: readonly string[]): string {
  return `[${values.map((value) => (/^[\w./-]+$/.test(value) ? value : JSON.stringify(value))).join(', ')}]`;
}

function table(rows: readonly Row[], indent = ''): string {
  const line = ([key, value]: Row) => `${indent}${key}${value === '' ? '' : `: ${value}`}`;
  const width = Math.max(...rows.filter(([, , from]) => from !== '').map((row) => line(row).length));
  return rows.map((row) => `${row[2] === '' ? line(row) : `${line(row).padEnd(width)}  # ${row[2]}`}\n`).join('');
}
