import { FileFixes, type Finding, type LintResult } from '@mechsym/engine';
import type { MarkdownTest } from './mdtest.ts';

/** What differs between the sources with the fixes of all findings and what a test expects them to be. */
export function fixFaults({ sources, fixed }: MarkdownTest, { findings }: LintResult): string[] {
  return [...fixed].flatMap(([file, expected]) => {
    const source = sources.get(file);
    if (source === undefined) return [`\`fixed=${file}\`: there is no source \`file=${file}\``];
    const fixes = new FileFixes(file, source);
    for (const { fix } of findings) if (fix !== undefined && fixes.knows(fix) && fixes.takes(fix)) fixes.add(fix);
    if (!fixes.changed) return [`no finding has a fix in ${file}: ${whyNone(findings)}`];
    const got = fixes.text.split('\n');
    const wanted = expected.split('\n');
    const at = got.findIndex((line, i) => line !== wanted[i]);
    const line = at < 0 ? got.length : at;
    if (at < 0 && got.length === wanted.length) return [];
    return [`the fix makes line ${line + 1} of ${file} ${shown(got[line])}, expected ${shown(wanted[line])}`];
  });
}

function whyNone(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'there is no finding';
  return findings.map(({ rule, location, fix, noFix }) => {
    const why = fix !== undefined ? 'its fix is elsewhere, or for another text' : noFix ?? 'the rule has no `fixes`';
    return `\`${rule}\` at ${location.file}:${location.range.start.line + 1}: ${why}`;
  }).join('; ');
}

const shown = (line: string | undefined) => (line === undefined ? 'the end' : `\`${line}\``);
