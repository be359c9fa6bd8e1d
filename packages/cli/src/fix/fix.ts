import { FileFixes, type Finding, type Fix, type LintResult } from '@mechsym/engine';
import { plural } from '@mechsym/formatters';
import { print } from '../files.ts';
import type { Fixing } from './asked.ts';
import { readSource, writeSource, type Source } from './source-file.ts';

interface Fixable extends Finding { readonly fix: Fix }

/**
 * Makes the fixes of the findings shown, the one that saves most first; what it did and did not is said on stderr, a line each.
 * @returns what was fixed
 */
export async function fixAll(result: LintResult, root: string, { risky, dry }: Fixing): Promise<readonly Finding[]> {
  const fixed: Finding[] = [];
  const say = (finding: Finding, text: string) => process.stderr.write(`${finding.location.file}:${finding.location.range.start.line + 1}: ${finding.rule}: ${text}\n`);
  const wanted = result.findings.filter((finding): finding is Fixable => finding.fix !== undefined && (risky || finding.fix.risk === undefined));
  const files = new Map<string, { readonly source: Source; readonly fixes: FileFixes } | string>();
  const chosen: Fixable[] = [];
  for (const finding of wanted) {
    const why = await reasonAgainst(finding.fix, files, root);
    if (why !== undefined) { say(finding, `not fixed: ${why}`); continue; }
    for (const { file } of finding.fix.files) fixesOf(files, file)?.add(finding.fix);
    chosen.push(finding);
  }
  const failed = new Map<string, string>();
  for (const [file, opened] of files) {
    if (typeof opened === 'string' || !opened.fixes.changed) continue;
    if (dry) await print(opened.fixes.diff);
    else {
      const problem = await writeSource(opened.source, opened.fixes.text);
      if (problem !== undefined) failed.set(file, problem);
    }
  }
  for (const finding of chosen) {
    const problem = finding.fix.files.find(({ file }) => failed.has(file));
    if (problem !== undefined) { say(finding, `not fixed: ${problem.file}: ${failed.get(problem.file) as string}`); continue; }
    if (!dry) fixed.push(finding);
    const risk = finding.fix.risk === undefined ? '' : ` (risk: ${finding.fix.risk})`;
    say(finding, `${dry ? 'would be fixed' : 'fixed'}: ${finding.fix.description}${risk}`);
  }
  const suggestions = result.findings.filter(({ fix }) => fix?.risk !== undefined).length;
  if (!risky && suggestions > 0) process.stderr.write(`mechsym: ${plural(suggestions, 'fix', 'fixes')} that may change what the program does: --fix-suggestions\n`);
  for (const finding of result.findings) if (finding.noFix !== undefined) say(finding, `no fix: ${finding.noFix}`);
  if (wanted.length === 0 && (risky || suggestions === 0)) process.stderr.write('mechsym: no finding has a fix that can be made here\n');
  const [first] = fixed;
  if (first !== undefined) process.stderr.write(`mechsym: what it saves: mechsym prove ${first.fingerprint.slice(0, 8)} --worktree\n`);
  return fixed;
}

type Files = Map<string, { readonly source: Source; readonly fixes: FileFixes } | string>;

const fixesOf = (files: Files, file: string): FileFixes | undefined => {
  const opened = files.get(file);
  return typeof opened === 'object' ? opened.fixes : undefined;
};

/** Why a fix cannot be made; files are read when first asked about. */
async function reasonAgainst(fix: Fix, files: Files, root: string): Promise<string | undefined> {
  for (const { file } of fix.files) {
    let opened = files.get(file);
    if (opened === undefined) {
      const source = await readSource(root, file);
      files.set(file, opened = typeof source === 'string' ? source : { source, fixes: new FileFixes(file, source.text) });
    }
    if (typeof opened === 'string') return `${file} ${opened}`;
    if (!opened.fixes.knows(fix)) return `${file} has changed since it was read`;
    if (!opened.fixes.takes(fix)) return 'it overlaps a fix that saves more; run again';
  }
  return undefined;
}
