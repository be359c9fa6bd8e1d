import type { LintResult, RuleStatus } from '@mechsym/engine';
import { commandLine } from '../command-line.ts';
import { count, interval, percent, plural, seconds } from '../numbers.ts';
import { printable } from '../printable.ts';
import { provedText } from '../proved.ts';
import { suppressedText } from '../suppressed.ts';
import { cut } from '../width.ts';

const joined = (parts: readonly string[]) => parts.filter((part) => part !== '').join(', ');

function notApplicable(statuses: readonly RuleStatus[]) {
  return statuses.filter((each) => each.status === 'not-applicable');
}

/** `2 findings, 20 % of the run (15–25 %). 7 below 1 % not shown, 3 rules not applicable: mechsym rules list` */
export function summaryLine(result: LintResult): string {
  const { findings, belowFloor, statuses, total } = result;
  const left = joined([
    suppressedText(result),
    belowFloor.count > 0 ? `${count(belowFloor.count)} below ${percent(belowFloor.floor)} not shown` : '',
    notApplicable(statuses).length > 0 ? `${plural(notApplicable(statuses).length, 'rule')} not applicable` : '',
  ]);
  return `${plural(findings.length, 'finding')}, ${percent(total.value)} of the run (${interval(total)}).`
    + (left === '' ? '' : ` ${left}: mechsym rules list`);
}

function agreement(agreeing: number, shown: number): string {
  if (agreeing < shown) return agreeing === 0 ? `on none of ${count(shown)}` : `on ${count(agreeing)} of ${count(shown)}`;
  return shown === 1 ? 'on it' : shown === 2 ? 'on both' : `on all ${count(shown)}`;
}

/** `Trust: two halves of the recording agree on both; 96 % of the hot code was seen (Good-Turing).` */
export function trustLine({ trust }: LintResult): string {
  const { runs } = trust;
  const seen = `${percent(trust.coverage.value)} of the hot code was seen (Good-Turing)`;
  const who = runs === undefined ? 'two halves of the recording' : `${count(runs.count)} recordings${runs.workloads > 1 ? ` of ${count(runs.workloads)} workloads` : ''}`;
  return `Trust: ${trust.shown > 0 ? `${who} agree ${agreement(trust.agreeing, trust.shown)}; ${runs === undefined ? '' : `${top(runs)}; `}` : ''}${seen}.`;
}

/** Whether the first findings would have been the first of each recording by itself. */
function top({ count: recordings, top: compared, common, same }: NonNullable<LintResult['trust']['runs']>): string {
  const what = compared === 1 ? 'the first finding is' : `the first ${compared} are`;
  if (same === recordings) return `${what} the first of each`;
  return `${what} the first of ${same === 0 ? 'none' : count(same)} of them${compared > 1 ? ` (${common.toFixed(1)} of ${compared} on average)` : ''}`;
}

/** Which savings were measured on another version than the one recorded, so that nobody takes them for its own. Undefined if none was. */
export function otherVersionLine({ findings }: LintResult): string | undefined {
  const others = findings.filter(({ saving }) => !saving.exactVersion && saving.measuredOn !== '');
  if (others.length === 0) return undefined;
  const versions = [...new Set(others.map(({ saving }) => printable(saving.measuredOn)))].sort();
  const which = others.length === findings.length ? 'All savings are' : others.length === 1 ? `The saving of finding ${others[0]?.rank ?? ''} is` : `The savings of findings ${others.map(({ rank }) => rank).slice(0, 10).join(', ')}${others.length > 10 ? ' and more' : ''} are`;
  return `${which} from ${versions.join(', ')}, the nearest version with a receipt.`;
}

/** What was measured with and without a change, finding by finding. */
export function provedLines({ findings }: LintResult): string[] {
  return findings.flatMap((finding) => {
    const proved = provedText(finding);
    return proved === undefined ? [] : [`Proved ${finding.rank}: ${proved}.`];
  }).slice(0, 5);
}

/** A part of the run that is as large as this may hide what would be worth knowing. */
const LARGE = 0.1;

/** Below calls of a library lies what rules may have found already: it is said where it leaves hardly anything else to find. */
const MOST = 0.5;

/** `Little can be said of: 38 % outside the project, 14 % in native code.` Undefined if there is nothing large. */
export function elsewhereLine({ trust, total }: LintResult): string | undefined {
  const large = trust.elsewhere.filter(({ share, called }) => (called === true ? share - total.value >= MOST : share >= LARGE)).map(({ what, share }) => `${percent(share)} ${what}`);
  return large.length === 0 ? undefined : `Little can be said of: ${large.join(', ')}.`;
}

/** Shares twice the floor are nearly as good as the floor where there is something else to see. */
const NEARLY = 2;
/** Columns of a command line in a sentence. */
const LONGEST_COMMAND = 100;

/** Whether the recording is too short to speak about shares as small as the floor. */
export function saysTooLittle({ trust, belowFloor, findings }: LintResult): boolean {
  return trust.resolution > belowFloor.floor * (findings.length > 0 ? NEARLY : 1);
}

/** A command line as it fits into a sentence, in whole words: who gave it knows the rest. */
function shortened(line: string): string {
  const kept = cut(line, LONGEST_COMMAND);
  return kept === line ? line : kept.replace(/ \S*…$/, ' …');
}

/**
 * How much more to record, and for what; undefined where the recording says what it can.
 * @param typed the command as the user gave it
 */
export function recordMoreLine(result: LintResult, typed?: string): string | undefined {
  const { trust, recordings, belowFloor } = result;
  const cpu = recordings.reduce((sum, each) => sum + each.cpu, 0);
  const { separates } = trust;
  const more = separates !== undefined ? trust.recordMore : belowFloor.floor > 0 && saysTooLittle(result) ? cpu * Math.max(0, trust.resolution / belowFloor.floor - 1) : 0;
  if (more <= 0) return undefined;
  const why = separates === undefined ? `see what costs ${percent(belowFloor.floor)}` : `separate findings ${separates[0]} and ${separates[1]}`;
  return `Record about ${seconds(more)} more to ${why}${recordAgain(result, cpu + more, cpu, typed)}`;
}

/** How to record so much in all; empty where several workloads were, and nobody knows of which more is wanted. */
function recordAgain({ recordings, runs = [] }: LintResult, wanted: number, cpu: number, typed: string | undefined): string {
  const workloads = new Set(runs.map(({ workload }) => workload));
  if (workloads.size > 1) return '';
  const command = runs[0]?.workload ?? typed ?? commandLine(recordings[0]?.command ?? []);
  const times = cpu > 0 ? Math.min(1000, Math.ceil(wanted / (cpu / Math.max(1, runs.length)))) : 1;
  return command === '' ? '' : `: mechsym record${times > 1 ? ` --repeat ${times}` : ''} -- ${printable(shortened(command))}`;
}

/** A clean run says what it looked at. */
export function cleanLines(result: LintResult): string[] {
  const { statuses, counts, recordings, belowFloor } = result;
  const applied = statuses.filter((each) => each.status === 'applied').length;
  const skipped = notApplicable(statuses);
  const reasons = [...new Set(skipped.map((each) => each.reason))];
  const why = reasons.length === 0 ? '' : ` (${printable(reasons[0] as string)}${reasons.length > 1 ? `; ${plural(reasons.length - 1, 'more reason')}: mechsym rules list` : ''})`;
  return [
    `${plural(applied, 'rule')} applied${skipped.length > 0 ? `, ${count(skipped.length)} not applicable here${why}` : ''}.`
    + ` ${seconds(recordings.reduce((sum, each) => sum + each.cpu, 0))} of CPU, ${plural(counts.functions, 'function')}, ${count(counts.hotFunctions)} hot.`,
    ...(result.suppressed.length > 0 ? [`${suppressedText(result)}: mechsym lint --format json has them.`] : []),
    ...(belowFloor.count > 0 ? [`${plural(belowFloor.count, 'finding')} below ${percent(belowFloor.floor)} not shown, ${percent(belowFloor.impact)} of the run together.`] : []),
  ];
}

/** What was recorded and cannot be used, with its reasons; undefined if all of it could. */
export function unsaidLine({ counts }: LintResult): string | undefined {
  const reasons = Object.entries(counts.unplaced).filter(([, number]) => number > 0).sort(([, a], [, b]) => b - a);
  const unplaced = reasons.reduce((sum, [, number]) => sum + number, 0);
  const parts = joined([
    unplaced === 0 ? '' : `${plural(unplaced, 'fact')} found no place in the source (${reasons.slice(0, 3).map(([reason, number]) => `${printable(reason)} ${count(number)}`).join(', ')})`,
    counts.stale === 0 ? '' : `${plural(counts.stale, 'function')} ${counts.stale === 1 ? 'has' : 'have'} changed since the recording`,
    counts.unknown === 0 ? '' : `of ${plural(counts.unknown, 'function')} nothing tells whether ${counts.unknown === 1 ? 'it has' : 'they have'} changed`,
  ]);
  return parts === '' ? undefined : `Not said: ${parts}.`;
}
