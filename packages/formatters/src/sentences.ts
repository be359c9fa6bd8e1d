import type { Finding } from '@mechsym/engine';
import { interval, percent } from './numbers.ts';
import type { Audience } from './options.ts';
import { oneLine } from './printable.ts';
import { doubtText, seenText } from './seen.ts';
import { elsewhereText, provedText } from './proved.ts';

const stopped = (text: string) => (text === '' || /[.!?…]$/.test(text) ? text : `${text}.`);
const after = (text: string) => (text === '' ? '' : ` ${text}`);
export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `at most ` where there is no receipt, since the whole share stands for the saving then; else nothing. */
export const atMost = ({ saving }: Finding): string => (saving.measuredOn === '' ? 'at most ' : '');

/** What its share and impact are parts of. */
export const ofWhat = ({ share }: Finding): string => (share.clock === 'wall' ? 'of the time on the clock' : 'of the run');

/** What seconds that prove its saving are of, behind the number. */
export const ofCpu = ({ share }: Finding): string => (share.clock === 'wall' ? '' : ' of CPU');

/** A finding in plain words, each text on one line and safe to show. */
export interface Sentences {
  /** `megamorphic attribute in a hot loop` */
  readonly title: string;
  /** `saves 14 % of the run (11–17 %)` */
  readonly saves: string;
  /** what was seen, why it costs, what to do: sentences, none empty */
  readonly seen: string;
  readonly why: string;
  readonly fix: string;
}

export function sentencesOf(finding: Finding, audience: Audience): Sentences {
  const { message, impact, freshness, lapsed } = finding;
  const stale = freshness === 'stale' ? ' The source has changed since the recording.' : '';
  const again = lapsed === undefined ? '' : ` ${stopped(oneLine(lapsed.text))}`;
  const proved = provedText(finding);
  const more = [doubtText(finding), elsewhereText(finding), proved === undefined ? '' : `${capitalised(proved)}.`].map(after).join('');
  return {
    title: oneLine(message.title[audience]),
    saves: `saves ${atMost(finding)}${percent(impact.value)} ${ofWhat(finding)} (${interval(impact)})`,
    seen: [stopped(oneLine(message.label[audience])), seenText(finding)].filter((each) => each !== '').join(' '),
    why: stopped(oneLine(message.why[audience])) + stale + again + more,
    fix: stopped(oneLine(message.fix[audience])),
  };
}

/** All of it as one line, cut to a number of UTF-16 units: the first sentence says where to look and how much it is worth. */
export function paragraphOf(finding: Finding, audience: Audience, most: number): string {
  const { title, saves, seen, why, fix } = sentencesOf(finding, audience);
  return limited([`${capitalised(title)}: ${saves}.`, seen, why.trim(), fix].filter((each) => each !== '').join(' '), most);
}

/** Cut to a number of UTF-16 units, with an ellipsis and not within a surrogate pair. */
export function limited(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
