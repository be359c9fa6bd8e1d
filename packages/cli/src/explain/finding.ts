import type { Baseline, Evidence, Finding, LintResult, Location, Proof, SuppressedFinding } from '@mechsym/engine';
import { commandLine, count, interval, ofCpu, ofWhat, percent, provedText, seconds } from '@mechsym/formatters';

const placeOf = ({ file, range }: Location) => `${file}:${range.start.line + 1}:${range.start.column + 1}`;

/** Where every number of a finding comes from, as Markdown. */
export function findingPage(finding: Finding | SuppressedFinding, result: LintResult): string {
  const { message, share, saving, impact, location } = finding;
  const parts = [
    `# ${finding.rank}. ${message.title.developer}`,
    `\`${placeOf(location)}\` in \`${location.function}\`, rule \`${finding.rule}\`, ${finding.level}, fingerprint \`${finding.fingerprint}\``,
    suppressionText(finding),
    sourceFence(location),
    [message.label.developer, message.why.developer, `→ ${message.fix.developer}`].join('\n\n'),
    '## What it would save',
    [
      `- **impact** ${percent(impact.value)} ${ofWhat(finding)} (${interval(impact)}) = share × saving${impact.value < 0.99 * share.value * saving.value ? `, and no larger part of the time around it (${percent(share.around)} in its functions) than went in the receipt` : ''}; the errors of the two are independent, so that its interval is wider than either and narrower than both at their worst`,
      `- **share** ${percent(share.value)} (${interval(share)}): ${share.clock === 'wall' ? 'the seconds for which all threads waited, over these and the length of the run'
        : `${count(share.samples)} of ${count(share.of)} samples of this recording`}${share.modelled && share.clock === undefined
        ? '; the clock cannot tell single operations of a loop apart here, so this is the loop\'s share divided among its operations' : ''}`,
      `- **saving** ${savingText(finding)}: ${saving.source}${saving.exactVersion || saving.measuredOn === '' ? ''
        : `; it was measured on ${saving.measuredOn}, the nearest version with a receipt, not on the version recorded here`}${spreadText(saving)}`,
    ].join('\n'),
    ...(finding.proof === undefined ? [] : ['## What it was measured to save', proofText(finding, finding.proof)]),
    '## What was recorded',
    finding.evidence.map(evidenceText).join('\n'),
    ...(finding.baseline === undefined ? [] : [`## Compared with ${result.comparison?.base ?? 'an earlier run'}`, baselineText(finding.baseline)]),
    ...(finding.related.length > 0 ? ['## Where it costs', finding.related.map((each) => `- \`${placeOf(each.location)}\` in \`${each.location.function}\`: ${each.text}`).join('\n')] : []),
    ...(finding.flow.length > 0 ? ['## From cause to effect', finding.flow.map((each, i) => `${i + 1}. \`${placeOf(each.location)}\` ${each.text}`).join('\n')] : []),
    '## The recording',
    [
      ...result.recordings.map((each) => `- ${each.runtime} ${each.version}, ${each.start}: \`${commandLine(each.command)}\`, ${each.cpu.toFixed(1)} s of CPU, ${count(each.samples)} samples`),
      `- process${finding.recordings.length === 1 ? '' : 'es'} ${finding.recordings.slice(0, 5).join(', ')}${finding.recordings.length > 5 ? ` and ${count(finding.recordings.length - 5)} more` : ''}`,
      `- the source is ${finding.freshness === 'fresh' ? 'what was recorded' : finding.freshness === 'moved' ? 'what was recorded, at other lines now' : finding.freshness === 'unknown' ? 'not known to be what was recorded: nothing of it was digested' : '**not** what was recorded: record again to be sure'}`,
    ].join('\n'),
    `\`mechsym explain ${finding.rule}\` has the rule's page.`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function proofText(finding: Finding, { pairs, seconds: [before, after], command, date }: Proof): string {
  return [
    `- ${provedText(finding) ?? ''}`,
    `- ${pairs} pairs of runs ${finding.share.clock === 'wall' ? 'one after the other' : 'that took turns'} on ${date}: \`${commandLine(command)}\`, ${seconds(before)}${ofCpu(finding)} before, ${seconds(after)} after`,
  ].join('\n');
}

function baselineText({ state, reason, impact, from, fingerprint, touched }: Baseline): string {
  return [
    `- ${state}${reason === undefined ? '' : `: ${reason}`}`,
    ...(impact === undefined ? [] : [`- its impact was ${percent(impact.value)} (${interval(impact)})`]),
    ...(from === undefined ? [] : [`- it was at \`${from.file}:${from.line}\` in \`${from.function}\``]),
    ...(fingerprint === undefined ? [] : [`- its fingerprint was \`${fingerprint}\``]),
    ...(touched === undefined ? [] : [touched ? '- the change touches it' : '- it lies in code that the change does not touch']),
  ].join('\n');
}

/** Above 1 it takes more than what is seen at the place. */
function savingText({ saving, share: { clock } }: Finding | SuppressedFinding): string {
  if (saving.value <= 1) return `${percent(saving.value)} of that (${interval(saving)})`;
  const times = (x: number) => x.toFixed(1);
  return `${times(saving.value)} times that (${times(saving.low)}–${times(saving.high)}), since it also costs where it is not seen, as ${clock === 'wall' ? 'where a thread is woken late' : 'in the collector or in code that is compiled less well'}`;
}

/** What programs differ by is most of the interval, and nothing that recording longer would narrow. */
function spreadText({ spread }: Finding['saving']): string {
  if (spread === undefined) return '';
  return `; the interval also holds how far programs differ: of ${count(spread.programs)} whose repair was measured, two in three saved what was predicted to within a factor of ${Math.exp(spread.value).toFixed(1)}`;
}

function suppressionText(finding: Finding | SuppressedFinding): string {
  if (!('suppression' in finding)) return finding.lapsed?.text ?? '';
  const { file, line, reason, until, below } = finding.suppression;
  const limits = [...(below === undefined ? [] : [`while it saves less than ${percent(below)}`]), ...(until === undefined ? [] : [`until ${until}`])].join(', ');
  return `**Suppressed** in \`${file}${line === undefined ? '' : `:${line}`}\`${limits === '' ? '' : ` ${limits}`}: ${reason}`;
}

function sourceFence({ snippet, range }: Location): string {
  const lines = snippet.lines.slice(0, range.start.line + 1 - snippet.firstLine);
  return lines.length === 0 ? '' : ['```', ...lines.map((line, i) => `${String(snippet.firstLine + i + 1).padStart(5)}  ${line.slice(0, 200)}`), '```'].join('\n');
}

function evidenceText({ kind, text, location, data }: Evidence): string {
  const columns = Object.entries(data).filter(([, value]) => value !== 0 && value !== '' && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0));
  const shown = columns.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(' ');
  return `- **${kind}** at \`${placeOf(location)}\`: ${text}${shown === '' ? '' : `\n\n      ${shown.length > 400 ? `${shown.slice(0, 399)}…` : shown}`}`;
}
