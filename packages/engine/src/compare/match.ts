import type { KnownFinding } from '../finding.ts';

export interface Pair<B, H> {
  readonly base: B;
  readonly head: H;
}

export interface Pairs<B, H> {
  readonly pairs: readonly Pair<B, H>[];
  readonly onlyBase: readonly B[];
  readonly onlyHead: readonly H[];
}

export interface MatchOptions {
  /** today's name of a file of the earlier run, where it was renamed */
  readonly fileOf?: (baseFile: string) => string;
  /** whether a function of the earlier run is still there: then a finding in another one is another finding. Undefined where nobody knows */
  readonly isThere?: (file: string, name: string) => boolean | undefined;
}

/** How two findings are recognised as one: by a key that is equal, and whether it has to be the only one on both sides. */
interface Step {
  readonly key: (finding: KnownFinding) => string | undefined;
  readonly alone?: true;
  /** the function had another name, so it must be gone under the old one */
  readonly elsewhere?: true;
}

const STEPS: readonly Step[] = [
  { key: ({ fingerprint }) => fingerprint },
  // A function or a file with another name, and nothing else.
  { key: ({ fingerprints: { content, scope } }) => (scope === '' ? undefined : `${content}\0${scope}`), elsewhere: true },
  { key: ({ file, function: name, fingerprints: { content } }) => `${file}\0${name}\0${content}` },
  { key: ({ function: name, fingerprints: { content } }) => (name === '<module>' ? undefined : `${name}\0${content}`), alone: true, elsewhere: true },
  // The place itself was edited: other names, then another form.
  { key: ({ file, function: name, fingerprints: { shape } }) => `${file}\0${name}\0${shape}` },
  { key: ({ fingerprints: { content } }) => content, alone: true, elsewhere: true },
  { key: ({ file, function: name }) => (name === '<module>' ? undefined : `${file}\0${name}`), alone: true },
];

/**
 * Which findings of two runs are the same, each in at most one pair: by fingerprint first, then by what survives renames and
 * edits. Among several with one key the order in the source decides.
 */
export function match<B extends KnownFinding, H extends KnownFinding>(base: readonly B[], head: readonly H[], { fileOf = (file) => file, isThere }: MatchOptions = {}): Pairs<B, H> {
  const left = new Set(base);
  const right = new Set(head);
  const pairs: Pair<B, H>[] = [];
  const today = (finding: B): KnownFinding => ({ ...finding, file: fileOf(finding.file) });
  for (const { key, alone, elsewhere } of STEPS) {
    const before = grouped(left, (finding) => key(today(finding)));
    const after = grouped(right, key);
    for (const [name, candidates] of before) {
      const found = after.get(name) ?? [];
      if (alone && (candidates.length !== 1 || found.length !== 1)) continue;
      const nearest = [...found];
      for (const each of candidates) {
        const at = today(each);
        const other = take(nearest, (one) => one.file === at.file && one.function === at.function)
          ?? (elsewhere && isThere?.(at.file, at.function) === true ? undefined : take(nearest, ({ file }) => file === at.file) ?? take(nearest, () => true));
        if (other === undefined) continue;
        pairs.push({ base: each, head: other });
        left.delete(each);
        right.delete(other);
      }
    }
  }
  return { pairs, onlyBase: [...left], onlyHead: [...right] };
}

function grouped<T extends KnownFinding>(findings: Iterable<T>, key: (finding: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const finding of [...findings].sort(bySource)) {
    const own = key(finding);
    if (own === undefined) continue;
    const name = `${finding.rule}\0${own}`;
    groups.set(name, [...groups.get(name) ?? [], finding]);
  }
  return groups;
}

function take<T>(from: T[], wanted: (each: T) => boolean): T | undefined {
  const index = from.findIndex(wanted);
  return index < 0 ? undefined : from.splice(index, 1)[0];
}

function bySource(a: KnownFinding, b: KnownFinding): number {
  return (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column;
}
