import { open, readFile, stat } from 'node:fs/promises';
import type { Evidence, Finding, LintResult, Location, RelatedLocation, RuleInfo, RuleStatus, SuppressedFinding } from '@mechsym/engine';
import { readAsset } from '../assets.ts';
import { reasonOf, UserError } from '../errors.ts';
import { ruleInfos } from '../explain/rule.ts';

/** A result is read whole. */
const LARGEST = 512 * 2 ** 20;

interface WrittenLocation {
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly function: string;
  readonly snippet: { readonly firstLine: number; readonly lines: readonly string[] };
}
type Written<T extends { location: Location }> = Omit<T, 'location'> & { readonly location: WrittenLocation };
type WrittenFinding = Omit<Written<Finding>, 'related' | 'flow' | 'evidence' | 'fix'> & {
  readonly fix?: unknown;
  readonly related: readonly Written<RelatedLocation>[];
  readonly flow: readonly Written<RelatedLocation>[];
  readonly evidence: readonly Written<Evidence>[];
};
type WrittenSuppressed = WrittenFinding & Pick<SuppressedFinding, 'suppression'>;
type WrittenRule = Partial<Omit<RuleInfo, 'id'>> & { readonly id: string } & Record<string, unknown>;
type WrittenResult = Pick<LintResult, 'belowFloor' | 'recordings' | 'trust' | 'total' | 'counts' | 'problems' | 'unusedSuppressions'> & {
  readonly suppressed: readonly WrittenSuppressed[];
  readonly tool: { readonly version: string };
  readonly findings: readonly WrittenFinding[];
  readonly rules: readonly WrittenRule[];
};

/** Whether a path is a result of `lint --format json`, by its first bytes; facts are what is left. */
export async function isResultFile(path: string): Promise<boolean> {
  try {
    const status = await stat(path);
    if (!status.isFile()) return false;
    const handle = await open(path, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(512), 0, 512, 0);
      const start = buffer.toString('utf8', 0, bytesRead).trimStart();
      // A facts file begins with a header on one line; gzip with a byte that is no brace.
      return start.startsWith('{') && !/^\{\s*"mechsym"\s*:/.test(start);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new UserError(`${path}: cannot be read: ${reasonOf(error)}`);
  }
}

/** Reads what `lint --format json` wrote. @throws UserError with the place of what is wrong in it */
export async function readResult(path: string, root: string): Promise<LintResult> {
  let value: unknown;
  try {
    if ((await stat(path)).size > LARGEST) throw new UserError(`${path}: is larger than ${LARGEST / 2 ** 20} MB`);
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${path}: is neither a recording nor a result of mechsym lint --format json: ${reasonOf(error)}`);
  }
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const check = new Ajv2020({ strict: false, allowUnionTypes: true }).compile(JSON.parse((await readAsset('schemas/result.schema.json')).toString('utf8')) as object);
  if (!check(value)) {
    const error = check.errors?.[0];
    throw new UserError(`${path}: is no result of mechsym lint --format json: ${error?.instancePath || 'the document'} ${error?.message ?? ''}`);
  }
  return resultOf(value as WrittenResult, root);
}

async function resultOf(written: WrittenResult, root: string): Promise<LintResult> {
  const pages = new Map((await ruleInfos()).map((info) => [info.id, info]));
  const { belowFloor, recordings, trust, total, counts, problems } = written;
  return {
    version: written.tool.version, root, belowFloor, recordings, trust, total, counts, problems,
    findings: written.findings.map(findingOf), suppressed: written.suppressed.map((each) => ({ ...findingOf(each), suppression: each.suppression })),
    unusedSuppressions: written.unusedSuppressions,
    rules: written.rules.map((rule) => ({
      id: rule.id, title: rule.title ?? rule.id, summary: rule.summary ?? '', level: rule.level ?? 'warning', requires: rule.requires ?? [],
      languages: rule.languages ?? [], help: pages.get(rule.id)?.help ?? '', ...(rule.helpUri !== undefined && { helpUri: rule.helpUri }),
    })),
    statuses: written.rules.map(({ id, status, findings, reason, missing }) => ({ rule: id, status, findings, reason, missing }) as unknown as RuleStatus),
  };
}

function findingOf(written: WrittenFinding): Finding {
  // The source may be another by now: what was to be fixed in it then is nothing to offer.
  const { fix: _, noFix: __, ...finding } = written;
  return {
    ...finding, location: locationOf(finding.location),
    related: finding.related.map(located), flow: finding.flow.map(located), evidence: finding.evidence.map(located),
  };
}

function located<T extends Written<{ location: Location }>>(each: T): Omit<T, 'location'> & { location: Location } {
  return { ...each, location: locationOf(each.location) };
}

function locationOf({ file, startLine, startColumn, endLine, endColumn, function: name, snippet }: WrittenLocation): Location {
  return {
    file, function: name, snippet: { ...snippet, firstLine: snippet.firstLine - 1 },
    range: { start: { line: startLine - 1, column: startColumn - 1 }, end: { line: endLine - 1, column: endColumn - 1 } },
  };
}
