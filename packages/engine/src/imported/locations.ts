import type { JsonObject } from './model.ts';
import { listIn, objectAt, objectIn, objectsIn, textIn, wholeIn } from './shape.ts';
import { projectPath, uriOfPath, type Roots } from './uri.ts';

/** As code hosts know the root of a repository. */
const SOURCE_ROOT = '%SRCROOT%';
/** Bases that are relative to another base, one after the other; a log may let them go in a circle. */
const MOST_BASES = 10;
/** Levels of objects and lists that are kept of a run; SARIF itself has about ten. */
const DEEPEST = 64;

/** What of an invocation says nothing of the machine. */
const OF_INVOCATION = new Set(['executionSuccessful', 'exitCode', 'startTimeUtc', 'endTimeUtc', 'toolExecutionNotifications', 'toolConfigurationNotifications',
  'ruleConfigurationOverrides', 'notificationConfigurationOverrides', 'properties']);
/** What of a run is about files or machines that are not here. */
const LEFT_OUT = new Set(['externalPropertyFileReferences', 'conversion', 'versionControlProvenance']);

/** The files that the locations of a run mean. */
export class Locations {
  readonly #run: JsonObject;
  readonly #roots: Roots;
  readonly #known = new Map<string, string | undefined>();

  constructor(run: JsonObject, roots: Roots) {
    this.#run = run;
    this.#roots = roots;
  }

  /** @returns relative to the root; undefined for a file outside of it; `''` where the location names none */
  fileOf(location: JsonObject): string | undefined {
    const named = textIn(location['uri']) === undefined ? objectIn(objectAt(this.#run['artifacts'], location['index'])?.['location']) ?? location : location;
    const uri = textIn(named['uri']);
    if (uri === undefined) return '';
    const base = this.#baseOf(named['uriBaseId']);
    const key = `${base}\0${uri}`;
    if (!this.#known.has(key)) this.#known.set(key, projectPath(uri, base, this.#roots));
    return this.#known.get(key);
  }

  #baseOf(id: unknown): string {
    const bases = objectIn(this.#run['originalUriBaseIds']);
    let base = '';
    for (let i = 0; i < MOST_BASES && typeof id === 'string'; i++) {
      const next: JsonObject | undefined = bases !== undefined && Object.hasOwn(bases, id) ? objectIn(bases[id]) : undefined;
      const uri = textIn(next?.['uri']) ?? '';
      base = (uri === '' || uri.endsWith('/') ? uri : `${uri}/`) + base;
      id = next?.['uriBaseId'];
    }
    return base;
  }

  /** The run with its files named from the root of the repository, and without what is about the machine on which it was made. */
  portable(results: readonly JsonObject[]): JsonObject & { readonly results: readonly JsonObject[] } {
    const entries = Object.entries(this.#run).filter(([name]) => !LEFT_OUT.has(name) && name !== 'results' && name !== 'originalUriBaseIds');
    const run = objectIn(this.#copy(Object.fromEntries(entries), 0)) ?? {};
    const artifacts = listIn(run['artifacts']).map((artifact) => {
      const location = objectIn(objectIn(artifact)?.['location']);
      return location === undefined ? artifact : { ...objectIn(artifact), location: this.#relative(location) };
    });
    const invocations = objectsIn(run['invocations']).map((each) => (
      { executionSuccessful: true, ...Object.fromEntries(Object.entries(each).filter(([name]) => OF_INVOCATION.has(name))) }));
    return {
      ...run,
      ...(artifacts.length > 0 && { artifacts }),
      ...(invocations.length > 0 && { invocations }),
      originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: 'The root of the repository.' } } },
      results: results.map((result) => this.#copy(result, 0) as JsonObject),
    };
  }

  #copy(value: unknown, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (depth >= DEEPEST) return undefined;
    if (Array.isArray(value)) return value.map((each) => this.#copy(each, depth + 1) ?? null);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => {
      const copy = this.#copy(each, depth + 1);
      return [name, name === 'artifactLocation' && objectIn(copy) !== undefined ? this.#relative(copy as JsonObject) : copy];
    }));
  }

  #relative(location: JsonObject): JsonObject {
    const file = this.fileOf(location);
    if (file === '') return location;
    const index = wholeIn(location['index'], 0);
    // What lies outside is named as it was, without a base that this log does not have.
    if (file === undefined) return Object.fromEntries(Object.entries(location).filter(([name]) => name !== 'uriBaseId'));
    return { uri: uriOfPath(this.#roots.prefix + file), uriBaseId: SOURCE_ROOT, ...(index !== undefined && { index }) };
  }
}
