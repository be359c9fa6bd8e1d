/** Findings of a rule in a function that are known and not shown: how many. */
export interface BulkEntry {
  /** relative to the root, forward slashes */
  readonly file: string;
  readonly rule: string;
  /** qualified name of the function; `<module>` for top-level code */
  readonly scope: string;
  readonly count: number;
}

/** The suppressions file as it is written. A key is `FILE: RULE`, its value counts findings by scope. */
export const BULK_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'mechsym suppressions, version 1',
  type: 'object',
  properties: { version: { const: 1 } },
  required: ['version'],
  additionalProperties: { type: 'object', additionalProperties: { type: 'integer', minimum: 1 } },
};

export type BulkFile = { readonly version: 1 } & Readonly<Record<string, Readonly<Record<string, number>> | number>>;

const KEY = /^([^]+): ([a-z0-9][a-z0-9-]*)$/;

/** The entries of a file that holds to the schema, and its keys that are not `FILE: RULE`. */
export function bulkEntries(file: BulkFile): { readonly entries: readonly BulkEntry[]; readonly wrongKeys: readonly string[] } {
  const entries: BulkEntry[] = [];
  const wrongKeys: string[] = [];
  for (const [key, scopes] of Object.entries(file)) {
    if (typeof scopes === 'number') continue;
    const [, name, rule] = KEY.exec(key) ?? [];
    if (name === undefined || rule === undefined) wrongKeys.push(key);
    else entries.push(...Object.entries(scopes).map(([scope, count]) => ({ file: name, rule, scope, count })));
  }
  return { entries, wrongKeys };
}

/**
 * The text of the file: sorted, so that the same entries give the same bytes. A block a file and rule, and the version at the
 * end, so that a line changes only with its own block: two branches that change different blocks merge.
 */
export function bulkText(entries: readonly BulkEntry[]): string {
  const blocks = new Map<string, Map<string, number>>();
  for (const { file, rule, scope, count } of entries) {
    if (count <= 0) continue;
    const key = `${file}: ${rule}`;
    const scopes = blocks.get(key) ?? new Map<string, number>();
    blocks.set(key, scopes.set(scope, (scopes.get(scope) ?? 0) + count));
  }
  const lines = sorted(blocks).flatMap(([key, scopes]) => {
    const counts = sorted(scopes).map(([scope, count]) => `    ${JSON.stringify(scope)}: ${count}`);
    return [`  ${JSON.stringify(key)}: {`, counts.join(',\n'), '  },'];
  });
  return `${['{', ...lines, '  "version": 1', '}'].join('\n')}\n`;
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What an entry is about, as one text. */
export function keyOf({ file, rule, scope }: Omit<BulkEntry, 'count'>): string {
  return `${file}\0${rule}\0${scope}`;
}
