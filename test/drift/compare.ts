import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createParsers } from '../../packages/engine/src/source/index.ts';
import { hotFunctions } from '../../packages/engine/src/hot.ts';
import { JoinedFile, type RecordedSite } from '../../packages/engine/src/join/joined-file.ts';
import { readSources, type OpenFile } from '../../packages/engine/src/join/read-sources.ts';
import type { FunctionModel } from '../../packages/engine/src/source/model.ts';
import { factsFiles } from '../../packages/cli/src/facts/load.ts';
import { sourceReader } from '../../packages/cli/src/lint/sources.ts';
import { projectAt } from '../../packages/cli/src/lint/project.ts';
import { type FunctionFacts, KIND_NAMES, placeLineFacts, Recording, readInto } from '../../packages/facts/src/index.ts';

/** As `fingerprintsOf` has it: what is placed by more than its name. */
const HOT = 0.005;

export interface Comparison {
  readonly functions: number;
  /** functions of which nothing was found, and which the other recording does not name either */
  readonly functionsGone: number;
  readonly functionsLost: number;
  /** facts at sites of hot functions */
  readonly facts: number;
  readonly placed: number;
  /** placed where the other recording has the same operation */
  readonly confirmed: number;
  /**
   * placed at another expression; in a function that does not run, while one of the recorded name does where nothing was placed; or where the other recording has nothing, while it has the same expression elsewhere in the
   * function, where nothing was placed
   */
  readonly wrong: number;
  /** dropped, and the other recording has the same expression in the function, where nothing was placed */
  readonly missed: number;
  /** the same at the lines at which they were recorded, without any of this: facts whose line says the same */
  readonly sameLine: number;
  readonly wrongPlaces: readonly string[];
  readonly missedPlaces: readonly string[];
}

interface Joined {
  readonly open: OpenFile;
  readonly joined: JoinedFile;
}

async function join_(recording: Recording, root: string, all: boolean): Promise<{ readonly files: readonly Joined[]; readonly hot: ReadonlySet<FunctionFacts> }> {
  placeLineFacts(recording);
  const hot = hotFunctions(recording, all ? 1 : Math.max(1, recording.totals.samples * HOT));
  const grammars = fileURLToPath(new URL('dist/grammars/', repository));
  const parsers = createParsers((wasm) => readFileSync(join(grammars, wasm)));
  const { files } = await readSources({ recording, readSource: sourceReader(root), parsers, project: projectAt(root) }, hot, []);
  return { hot, files: files.map((open) => ({ open, joined: new JoinedFile(open.model, open.placed) })) };
}

let repository = new URL('../../', import.meta.url);

/** Places the facts that were recorded on one version in another, and compares with what was recorded there. */
export async function compare(before: { readonly facts: string; readonly root: string }, after: { readonly facts: string; readonly root: string }, checkout: URL): Promise<Comparison> {
  repository = checkout;
  const recording = await load(before.facts);
  const placed = await join_(recording, after.root, false);
  const truth = await join_(await load(after.facts), after.root, true);
  const own = await join_(await load(before.facts), before.root, false);
  return count(placed, truth, own, before.root, after.root);
}

async function load(folder: string): Promise<Recording> {
  const recording = new Recording();
  for (const file of await factsFiles(folder)) await readInto(recording, [readFileSync(file)], { file });
  return recording;
}

const keyOfFunction = (file: string, fn: FunctionModel): string => `${file}\0${fn.qualifiedName}\0${fn.firstLine}`;
const operationOf = (site: RecordedSite): string => `${site.operation} ${site.facts.name}`;
const placeOf = ({ range, model, loop }: RecordedSite): string => {
  const { start, end } = loop?.range ?? model?.range ?? range;
  return model === undefined && loop === undefined ? `${start.line}` : `${start.line}:${start.column}-${end.line}:${end.column}`;
};
const factKey = ({ file, function: name, line }: FunctionFacts, { line: at, column, endLine, endColumn, ordinal, operation, name: of }: RecordedSite['facts']): string =>
  [file, name, line, at, column, endLine, endColumn, ordinal, operation, of].join('\0');
const factsAt = (site: RecordedSite['facts']): number => KIND_NAMES.reduce((sum, kind) => (kind === 'anchor' ? sum : sum + site.rows(kind).length), 0);

function textAt(joined: JoinedFile, { range, model, loop, hasColumns }: RecordedSite): string {
  const { text } = joined.model;
  const where = loop?.header ?? model?.range ?? range;
  const found = model === undefined && (!hasColumns || loop === undefined) ? text.lines[where.start.line] ?? '' : text.text.slice(text.offset(where.start), text.offset(where.end));
  // Of a function or a class its header is meant.
  const isDefinition = model !== undefined && /_definition$|_declaration$/.test(model.node.type);
  return (isDefinition ? found.slice(0, found.indexOf('\n')) : found).replace(/\s+/g, ' ').trim();
}

type Side = Awaited<ReturnType<typeof join_>>;

interface Where extends Joined {
  readonly fn: FunctionModel;
}

/** What an expression says, however it is laid out. */
function squeezed(text: string): string {
  return text.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '').replaceAll('"', '\'');
}

function count(placed: Side, truth: Side, own: Side, beforeRoot: string, afterRoot: string): Comparison {
  // What the other recording says, by function.
  const told = new Map<string, { readonly site: RecordedSite; readonly joined: JoinedFile }[]>();
  for (const { open, joined } of truth.files) {
    for (const fn of joined.functions) told.set(keyOfFunction(open.file, fn), []);
    for (const each of open.placed) {
      if (each.model === undefined) continue;
      const list = told.get(keyOfFunction(open.file, each.model));
      for (const site of joined.sites) if (site.owner === each.facts) list?.push({ site, joined });
    }
  }
  const texts = new Map<string, string>();
  for (const { joined } of own.files) for (const site of joined.sites) texts.set(factKey(site.owner, site.facts), textAt(joined, site));
  const result = { functions: 0, functionsGone: 0, functionsLost: 0, facts: 0, placed: 0, confirmed: 0, wrong: 0, missed: 0, sameLine: 0 };
  const wrongPlaces: string[] = [];
  const missedPlaces: string[] = [];
  const lines = new Map<string, readonly string[]>();
  const linesOf = (root: string, file: string): readonly string[] => {
    const path = join(root, file);
    let known = lines.get(path);
    if (known === undefined) {
      try { known = readFileSync(path, 'utf8').split('\n'); } catch { known = []; }
      lines.set(path, known);
    }
    return known;
  };
  const where = new Map<FunctionFacts, Where>();
  const sitesOf = new Map<FunctionFacts, Map<string, RecordedSite>>();
  for (const { open, joined } of placed.files) {
    for (const each of open.placed) if (each.model !== undefined) where.set(each.facts, { open, joined, fn: each.model });
    for (const site of joined.sites) {
      const known = sitesOf.get(site.owner) ?? new Map<string, RecordedSite>();
      sitesOf.set(site.owner, known.set(factKey(site.owner, site.facts), site));
    }
  }
  // Places that something was placed at, by function.
  const claimed = new Map<string, Set<string>>();
  for (const [facts, { open, fn }] of where) {
    const key = keyOfFunction(open.file, fn);
    const set = claimed.get(key) ?? new Set<string>();
    for (const site of sitesOf.get(facts)?.values() ?? []) set.add(`${operationOf(site)} ${placeOf(site)}`);
    claimed.set(key, set);
  }
  for (const facts of placed.hot) {
    if (facts.function === '') continue;
    result.functions++;
    const at = where.get(facts);
    const key = at && keyOfFunction(at.open.file, at.fn);
    const there = at === undefined ? [...told].filter(([each]) => each.split('\0')[1] === facts.function).flatMap(([, sites]) => sites) : told.get(key as string) ?? [];
    if (at === undefined) result[there.length > 0 ? 'functionsLost' : 'functionsGone']++;
    // Nothing runs where its function was placed, and one of its name runs where nothing was placed.
    const isAstray = at !== undefined && !told.has(key as string) && [...told.keys()].some((other) => other.startsWith(`${at.open.file}\0${facts.function}\0`) && !claimed.has(other));
    const free = there.filter(({ site }) => key === undefined || !claimed.get(key)?.has(`${operationOf(site)} ${placeOf(site)}`));
    for (const site of facts.sites) {
      const facts_ = factsAt(site);
      if (facts_ === 0) continue;
      const id = factKey(facts, site);
      result.facts += facts_;
      const line = facts.line - 1 + site.line;
      if (linesOf(beforeRoot, facts.file)[line]?.trim() === linesOf(afterRoot, facts.file)[line]?.trim()) result.sameLine += facts_;
      const found = sitesOf.get(facts)?.get(id);
      const operation = `${site.operation} ${site.name}`;
      const name = `${facts.file}:${facts.line + site.line}:${site.column + 1} ${facts.function} ${operation} \`${texts.get(id) ?? ''}\``;
      if (found === undefined) {
        if (!free.some((other) => operationOf(other.site) === operation && textAt(other.joined, other.site) === texts.get(id))) continue;
        result.missed += facts_;
        missedPlaces.push(name);
        continue;
      }
      result.placed += facts_;
      if (there.some((other) => operationOf(other.site) === operation && placeOf(other.site) === placeOf(found))) result.confirmed += facts_;
      else if (isAstray || squeezed(textAt((at as Where).joined, found)) !== squeezed(texts.get(id) ?? '')
        || free.some((other) => operationOf(other.site) === operation && textAt(other.joined, other.site) === texts.get(id))) {
        result.wrong += facts_;
        wrongPlaces.push(`${name} -> ${at?.open.file ?? ''}:${found.range.start.line + 1}:${found.range.start.column + 1}`);
      }
    }
  }
  for (const { open } of [...placed.files, ...truth.files, ...own.files]) open.model.dispose();
  return { ...result, wrongPlaces, missedPlaces };
}
