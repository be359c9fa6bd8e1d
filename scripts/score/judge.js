/** What a list of findings is worth, given the planted cause of a case or the tempting code of a trap. */
import { readFileSync } from 'node:fs';

/** Whether a finding names the planted cause: its rule, at one of the lines that the case allows. */
export function isPlanted(spec, finding, lines) {
  return finding.rule === spec.rule && wanted(spec).includes(lines[finding.location.startLine - 1]?.trim());
}

/** Findings that fall for a trap: of the tempting rule, or at the tempting line. */
export function trapped(spec, result, source) {
  const lines = linesOf(source);
  return result.findings.filter((finding) => source.endsWith(`/${finding.location.file}`)
    && (finding.rule === spec.rule || wanted(spec).includes(lines[finding.location.startLine - 1]?.trim())));
}

/** The numbers (from 1) of the lines that are the planted cause. */
export function plantedLines(spec, lines) {
  const texts = wanted(spec);
  return lines.flatMap((line, i) => (texts.includes(line.trim()) ? [i + 1] : []));
}

export function linesOf(file) {
  return readFileSync(file, 'utf8').split('\n');
}

function wanted(spec) {
  return [spec.underline, ...(spec.also ?? [])].filter((text) => text !== undefined);
}
