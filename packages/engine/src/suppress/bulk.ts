/** Findings of a rule in a function that are known and not shown: how many, and why. */
export interface BulkEntry {
  /** relative to the root, forward slashes */
  readonly file: string;
  readonly rule: string;
  /** qualified name of the function; `<module>` for top-level code */
  readonly scope: string;
  readonly count: number;
  /** of the rule in the file */
  readonly reason: string;
}

const RULE = '[a-z][a-z0-9-]*';

/** The suppressions file: `FILE: RULE` says why, `FILE: RULE: SCOPE` how many. */
export const BULK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'mechsym suppressions, version 1',
  type: 'object',
  properties: { version: { const: 1 } },
  patternProperties: {
    [`^[^:]+: ${RULE}$`]: { type: 'string', minLength: 1 },
    [`^[^:]+: ${RULE}: `]: { type: 'integer', minimum: 1 },
  },
  required: ['version'],
  additionalProperties: false,
};

export type BulkFile = Readonly<Record<string, string | number>>;

const KEY = new RegExp(`^([^:]+): (${RULE})(?:: ([^]*))?$`);

/** Whether a value holds to the schema, without a library that would say why not. */
export function isBulkFile(value: unknown): value is BulkFile {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { version, ...rest } = value as Record<string, unknown>;
  return version === 1 && Object.entries(rest).every(([key, content]) => {
    const parts = KEY.exec(key);
    if (parts === null) return false;
    return parts[3] === undefined ? typeof content === 'string' && content !== '' : Number.isInteger(content) && (content as number) >= 1;
  });
}

/** The entries of a file that holds to the schema. @param name of the file, for what says no reason */
export function bulkEntries(file: BulkFile, name: string): BulkEntry[] {
  const reasons = new Map<string, string>();
  const entries: Omit<BulkEntry, 'reason'>[] = [];
  for (const [key, value] of Object.entries(file)) {
    const [, encoded, rule, scope] = KEY.exec(key) ?? [];
    if (encoded === undefined || rule === undefined) continue;
    if (typeof value === 'string') reasons.set(`${encoded}: ${rule}`, value);
    else if (scope !== undefined) entries.push({ file: decoded(encoded), rule, scope, count: value });
  }
  return entries.map((entry) => ({ ...entry, reason: reasons.get(blockOf(entry)) ?? `counted in ${name}` }));
}

/**
 * The text of the file: sorted, so that the same entries give the same bytes. So that branches merge, no two lines with words
 * are alike and each ends in a comma, and the block of a file and a rule is parted from the next by a blank line and by the line
 * with its reason, which stays when its counts change.
 */
export function bulkText(entries: readonly BulkEntry[]): string {
  const blocks = new Map<string, { readonly reason: string; readonly counts: Map<string, number> }>();
  for (const entry of entries) {
    if (entry.count <= 0) continue;
    const name = blockOf(entry);
    let block = blocks.get(name);
    if (block === undefined) blocks.set(name, block = { reason: entry.reason, counts: new Map() });
    block.counts.set(entry.scope, (block.counts.get(entry.scope) ?? 0) + entry.count);
  }
  const lines = sorted(blocks).flatMap(([name, { reason, counts }]) => [
    `  ${JSON.stringify(name)}: ${JSON.stringify(reason)},`,
    ...sorted(counts).map(([scope, count]) => `  ${JSON.stringify(`${name}: ${scope}`)}: ${count},`),
    '',
  ]);
  return `${['{', ...lines, '  "version": 1', '}'].join('\n')}\n`;
}

function blockOf({ file, rule }: Pick<BulkEntry, 'file' | 'rule'>): string {
  return `${file.replace(/[%:]/g, (char) => (char === ':' ? '%3A' : '%25'))}: ${rule}`;
}

function decoded(file: string): string {
  return file.replace(/%3A|%25/g, (code) => (code === '%3A' ? ':' : '%'));
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What an entry is about, as one text. */
export function keyOf({ file, rule, scope }: Pick<BulkEntry, 'file' | 'rule' | 'scope'>): string {
  return `${file}\0${rule}\0${scope}`;
}
