import type { Problem } from '../finding.ts';
import { jsonFault, type JsonFault } from './json-fault.ts';
import { Locations } from './locations.ts';
import type { ImportedLog, ImportedRegion, ImportedResult, ImportedRun, JsonObject } from './model.ts';
import { listIn, objectAt, objectIn, objectsIn, textIn, wholeIn } from './shape.ts';
import type { Roots } from './uri.ts';

export type { Roots } from './uri.ts';
export { pathAt as mappedPath } from '../join/homes.ts';

/** A log that cannot be used at all. */
export class ImportFault extends Error {
  readonly place: Pick<JsonFault, 'line' | 'column'> | undefined;

  constructor(message: string, place?: Pick<JsonFault, 'line' | 'column'>) {
    super(message);
    this.place = place;
  }
}

/** Longest message that is kept. */
const LONGEST = 2000;
const LEVELS: readonly unknown[] = ['error', 'warning', 'note', 'none'] satisfies ImportedResult['level'][];
/** Kinds that say that something is, or may be, wrong; the others say that nothing is. */
const SPEAKING: readonly unknown[] = ['fail', 'review', 'open'];

/**
 * Reads a SARIF 2.1.0 log of any tool. A result of the wrong shape costs that result, and is counted.
 * @param from the log's name for messages
 * @throws ImportFault if the text is no JSON or no SARIF 2.1.0
 */
export function readSarif(text: string, from: string, roots: Roots): ImportedLog {
  const log = objectIn(parse(text.replace(/^\ufeff/, '')));
  if (log === undefined || !Array.isArray(log['runs'])) throw new ImportFault('no SARIF: it has no list `runs`');
  const version = log['version'];
  if (typeof version === 'string' && !version.startsWith('2.1.0')) throw new ImportFault(`SARIF of version ${version.slice(0, 40)}: only 2.1.0 is read`);
  const problems: Problem[] = [];
  const warn = (message: string) => problems.push({ severity: 'warning', file: from, message });
  const runs = log['runs'].flatMap((value): ImportedRun[] => {
    const run = objectIn(value);
    if (run === undefined) {
      warn('a run is no object, and is left out');
      return [];
    }
    const read = readRun(run, from, roots);
    if (objectIn(run['externalPropertyFileReferences']) !== undefined) warn(`the run of ${read.tool} keeps parts of itself in other files, which are not read`);
    return [read];
  });
  const broken = runs.reduce((sum, { left }) => sum + (left[WRONG] ?? 0), 0);
  if (broken > 0) problems.push({ severity: 'warning', file: from, message: 'results that are not as SARIF 2.1.0 has them are left out', count: broken });
  return { runs, problems };
}

const WRONG = 'of the wrong shape';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const fault = jsonFault(text);
    throw new ImportFault(fault?.message ?? (error as Error).message, fault);
  }
}

function readRun(run: JsonObject, from: string, roots: Roots): ImportedRun {
  const driver = objectIn(objectIn(run['tool'])?.['driver']);
  const locations = new Locations(run, roots);
  const unit = run['columnKind'] === 'unicodeCodePoints' ? 'codepoint' : 'utf16';
  const left = new Map<string, number>();
  const kept: JsonObject[] = [];
  const results = listIn(run['results']).flatMap((value): ImportedResult[] => {
    const result = objectIn(value);
    const message = result && messageOf(result, ruleOf(result, run));
    if (result === undefined || message === undefined) {
      left.set(WRONG, (left.get(WRONG) ?? 0) + 1);
      return [];
    }
    kept.push(result);
    const read = readResult(result, run, locations);
    if (typeof read === 'string') left.set(read, (left.get(read) ?? 0) + 1);
    return typeof read === 'string' ? [] : [{ ...read, message, unit, index: kept.length - 1 }];
  });
  return {
    tool: textIn(driver?.['name']) ?? 'unnamed tool',
    version: textIn(driver?.['semanticVersion']) ?? textIn(driver?.['version']) ?? '',
    from, results, left: Object.fromEntries(left), raw: locations.portable(kept),
  };
}

/** @returns why it is not judged, if it is not */
function readResult(result: JsonObject, run: JsonObject, locations: Locations): Omit<ImportedResult, 'message' | 'unit' | 'index'> | string {
  const rule = ruleOf(result, run);
  const kind = result['kind'] ?? 'fail';
  if (!SPEAKING.includes(kind)) return 'that find nothing wrong';
  if (result['baselineState'] === 'absent') return 'that are there no more';
  if (isSuppressed(result)) return 'suppressed already';
  const physical = objectIn(objectIn(listIn(result['locations'])[0])?.['physicalLocation']);
  const artifact = objectIn(physical?.['artifactLocation']);
  const file = artifact === undefined ? '' : locations.fileOf(artifact);
  if (file === '') return 'without a file';
  if (file === undefined) return 'outside the project';
  const given = physical?.['region'];
  const region = given === undefined ? undefined : regionOf(given);
  if (region === null) return WRONG;
  const level = result['level'] ?? (kind === 'fail' ? objectIn(rule.descriptor?.['defaultConfiguration'])?.['level'] ?? 'warning' : 'none');
  return { rule: rule.id, level: LEVELS.includes(level) ? level as ImportedResult['level'] : 'warning', file, ...(region && { region }) };
}

/** All of its suppressions have to be in force: one that is under review or was rejected lets the result stand (3.35.3). */
function isSuppressed(result: JsonObject): boolean {
  const all = listIn(result['suppressions']);
  return all.length > 0 && all.every((each) => (objectIn(each)?.['status'] ?? 'accepted') === 'accepted');
}

/** @returns null for one of the wrong shape; undefined for a region of bytes or of nothing, which leaves the file */
function regionOf(value: unknown): ImportedRegion | undefined | null {
  const region = objectIn(value);
  if (region === undefined) return null;
  if (region['startLine'] === undefined) {
    const offset = wholeIn(region['charOffset'], 0);
    return offset === undefined ? undefined : { offset, length: wholeIn(region['charLength'], 0) ?? 0 };
  }
  const startLine = wholeIn(region['startLine'], 1);
  if (startLine === undefined) return null;
  const startColumn = wholeIn(region['startColumn'], 1);
  const endLine = wholeIn(region['endLine'], startLine);
  const endColumn = wholeIn(region['endColumn'], 1);
  return { startLine, ...(startColumn && { startColumn }), ...(endLine && { endLine }), ...(endColumn && { endColumn }) };
}

interface Rule {
  readonly id: string;
  readonly descriptor: JsonObject | undefined;
  readonly component: JsonObject | undefined;
}

/** The rule that a result names by id, by number or by both, in the driver or in an extension (3.27.5 to 3.27.7, 3.52). */
function ruleOf(result: JsonObject, run: JsonObject): Rule {
  const tool = objectIn(run['tool']);
  const reference = objectIn(result['rule']);
  const where = objectIn(reference?.['toolComponent']);
  const extensions = objectsIn(tool?.['extensions']);
  const named = ['guid', 'name'].flatMap((key) => (where?.[key] === undefined ? [] : extensions.filter((each) => each[key] === where[key])))[0];
  const component = objectAt(tool?.['extensions'], where?.['index']) ?? named ?? objectIn(tool?.['driver']);
  const rules = component?.['rules'];
  const asked = textIn(result['ruleId']) ?? textIn(reference?.['id']);
  const byIndex = objectAt(rules, result['ruleIndex'] ?? reference?.['index']);
  const descriptor = byIndex ?? (asked === undefined ? undefined : byId(rules, asked));
  return { id: asked ?? textIn(descriptor?.['id']) ?? '', descriptor, component };
}

const tables = new WeakMap<object, Map<string, JsonObject>>();

/** An id may have parts of its own behind that of the rule: `CA1000/1` (3.27.5). */
function byId(rules: unknown, id: string): JsonObject | undefined {
  if (!Array.isArray(rules)) return undefined;
  let table = tables.get(rules);
  if (table === undefined) {
    tables.set(rules, table = new Map(rules.flatMap((each) => {
      const name = textIn(objectIn(each)?.['id']);
      return name === undefined ? [] : [[name, each as JsonObject] as const];
    })));
  }
  for (let at = id; at !== ''; at = at.includes('/') ? at.slice(0, at.lastIndexOf('/')) : '') {
    const found = table.get(at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A result's message: its text, or a text of its rule or of its tool with the arguments in place (3.11). */
function messageOf(result: JsonObject, { descriptor, component }: Rule): string | undefined {
  const message = objectIn(result['message']);
  const id = textIn(message?.['id']);
  const own = (table: unknown) => (id !== undefined && objectIn(table) !== undefined && Object.hasOwn(table as object, id) ? textIn(objectIn((table as JsonObject)[id])?.['text']) : undefined);
  const text = textIn(message?.['text']) ?? own(descriptor?.['messageStrings']) ?? own(component?.['globalMessageStrings']);
  if (message === undefined) return undefined;
  const values = listIn(message['arguments']);
  return (text ?? id ?? '').slice(0, LONGEST)
    .replace(/\{\{|\}\}|\{(\d{1,2})\}/g, (found, index?: string) => (index === undefined ? found.charAt(0) : typeof values[Number(index)] === 'string' ? values[Number(index)] as string : found))
    .replace(/(?<!\\)\[((?:[^\][\\]|\\.)*)\]\([^()\s]*\)/g, '$1').replace(/\\([\\[\]])/g, '$1').slice(0, LONGEST);
}
