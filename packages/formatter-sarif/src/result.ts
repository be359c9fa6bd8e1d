import type { BaselineState, Finding, Fix, RelatedLocation } from '@mechsym/engine';
import type { Fix as SarifFix, Location, PropertyBag, Result, ThreadFlowLocation } from 'sarif';
import { locationOf, type Artifacts } from './locations.ts';
import { messageOf } from './message.ts';
import type { SarifOptions } from './options.ts';
import { capitalised, limited, plain, sentence } from './words.ts';

// GitHub refuses a result beyond these.
const MOST_RELATED = 100;
const MOST_STEPS = 100;
const LONGEST_NOTE = 1000;

/** All results of a run have a state or none has (3.27.24); of what cannot be compared nobody knows that it was there before. */
const STATES = { new: 'new', unknown: 'new', worse: 'updated', better: 'updated', unchanged: 'unchanged', fixed: 'absent' } as const satisfies Record<BaselineState, Result.baselineState>;

const noteOf = (text: string) => ({ text: plain(limited(sentence(text), LONGEST_NOTE)) });

export function resultOf(finding: Finding, ruleIndex: number | undefined, artifacts: Artifacts, options: SarifOptions): Result {
  const related = finding.related.slice(0, MOST_RELATED);
  const flow = finding.flow.slice(0, MOST_STEPS);
  const full = options.profile !== 'github';
  return {
    ruleId: finding.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: finding.level,
    kind: 'fail',
    // SARIF's rank goes from 0 to 100; the impact in percent is just that. GitHub has no use for it: the message says it.
    ...(full && { rank: Math.min(100, Math.max(0, Math.round(finding.impact.value * 10_000) / 100)) }),
    message: messageOf(finding, options),
    locations: [locationOf(finding.location, artifacts)],
    ...(related.length > 0 && { relatedLocations: related.map((each, i) => relatedOf(each, i + 1, artifacts)) }),
    ...(flow.length > 0 && { codeFlows: [{ threadFlows: [{ locations: flow.map((each) => stepOf(each, artifacts)) }] }] }),
    ...(finding.baseline && { baselineState: STATES[finding.baseline.state] }),
    // GitHub shows none.
    ...(full && finding.fix && { fixes: [fixOf(finding.fix, artifacts)] }),
    // The first names the place; the second survives another name of the file or the function.
    partialFingerprints: { 'mechsym/v1': finding.fingerprint, 'mechsymContent/v1': finding.fingerprints.content },
    ...(full && { properties: propertiesOf(finding) }),
  };
}

function fixOf({ description, risk, files, edits }: Fix, artifacts: Artifacts): SarifFix {
  const text = plain(limited([sentence(capitalised(description)), ...(risk === undefined ? ['It keeps the meaning.'] : [`Risk: ${sentence(risk)}`])].join(' '), LONGEST_NOTE));
  return {
    description: { text },
    artifactChanges: files.map(({ file }) => ({
      artifactLocation: artifacts.locationOf(file),
      replacements: edits.filter((edit) => edit.file === file).map(({ range: { start, end }, text: inserted }) => ({
        deletedRegion: { startLine: start.line + 1, startColumn: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 },
        ...(inserted !== '' && { insertedContent: { text: inserted } }),
      })),
    })),
    properties: { safe: risk === undefined },
  };
}

/** Where the numbers come from. */
function propertiesOf(finding: Finding): PropertyBag {
  return {
    impact: finding.impact,
    share: finding.share,
    saving: finding.saving,
    freshness: finding.freshness,
    ranking: finding.rank,
    recordings: finding.recordings,
    ...(finding.seen && { seen: finding.seen }),
    ...(finding.doubt && { doubt: finding.doubt }),
    ...(finding.proof && { proof: finding.proof }),
    ...(finding.baseline && { baseline: finding.baseline }),
    evidence: finding.evidence.map(({ kind, text, data, location }) => ({ kind, text, file: location.file, line: location.range.start.line + 1, data })),
  };
}

function relatedOf({ location, text }: RelatedLocation, id: number, artifacts: Artifacts): Location {
  return { id, ...locationOf(location, artifacts), message: noteOf(text) };
}

function stepOf({ location, text }: RelatedLocation, artifacts: Artifacts): ThreadFlowLocation {
  return { location: { ...locationOf(location, artifacts), message: noteOf(text) } };
}
