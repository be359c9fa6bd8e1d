import { gzipSync } from 'node:zlib';
import type { LintResult } from '@mechsym/engine';

/**
 * What becomes of the result.
 * - full: all of it, with the evidence and where each number comes from, for editors and programs
 * - github: what GitHub's code scanning takes and shows
 */
export type Profile = 'full' | 'github';

// https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit: of 25,000 results
// that a run may have, 5,000 are stored, chosen by severity; the file may have 10 MB when it is compressed with gzip.
const MOST_RESULTS = 5000;
const LARGEST = 10_000_000;
/** Another gzip than ours may compress a little worse. */
const MARGIN = 0.97;

/**
 * The log with as many findings, from the best on, as GitHub takes.
 * @param write the log of the first n findings
 */
export function forGithub({ findings, imported }: LintResult, write: (most: number) => string): string {
  let most = Math.min(MOST_RESULTS, Math.max(findings.length, ...imported?.runs.map(({ raw }) => raw.results.length) ?? []));
  for (;;) {
    const text = write(most);
    const size = gzipSync(text).length;
    if (size <= LARGEST * MARGIN || most === 0) return text;
    most = Math.min(most - 1, Math.floor(most * LARGEST * MARGIN * 0.95 / size));
  }
}
