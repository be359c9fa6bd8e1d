import type { Finding } from '@mechsym/engine';
import type { Message } from 'sarif';
import type { SarifOptions } from './options.ts';
import { capitalised, elsewhereText, limited, markdown, plain, provedText, savesText, sentence } from './words.ts';

/** Related places that a message links to; the others are in the list below it. */
const LINKED = 3;
/** GitHub shows no more of a message. */
const LONGEST_PART = 400;

const placeOf = (file: string, line: number) => `${file}:${line + 1}`;

/** In how many recordings it is to be seen, and why it is no more than a note. */
function doubtsOf({ seen, doubt, share }: Finding): string[] {
  const few = [
    ...(seen !== undefined && seen.runs < seen.of ? [`in ${seen.runs} of ${seen.of} recordings`] : []),
    ...(seen !== undefined && seen.workloads < seen.ofWorkloads ? [`in ${seen.workloads} of ${seen.ofWorkloads} workloads`] : []),
  ];
  const number = Math.max(1, Math.round(share.samples));
  const why = doubt?.reason === 'runs' ? 'the recordings disagree about its share' : `${number === 1 ? 'one sample here is' : `${number} samples here are`} too few for a claim`;
  return [
    ...(few.length > 0 ? [`It was seen ${few.join(', ')}.`] : []),
    ...(doubt === undefined ? [] : [`A note only: ${why}; record about ${doubt.recordMore.toFixed(doubt.recordMore < 9.95 ? 1 : 0)} s more.`]),
  ];
}

/** What, why, what to do and how much, with links to where it costs: the first sentence stands alone where there is little room. */
export function messageOf(finding: Finding, { audience }: SarifOptions): Message {
  const { title, label, why, fix } = finding.message;
  const part = (text: string) => limited(sentence(text), LONGEST_PART);
  const more = [finding.lapsed?.text, elsewhereText(finding), provedText(finding)].flatMap((text) => (text === undefined ? [] : [part(text)]));
  const head = part(capitalised(`${title[audience].trim()}: ${savesText(finding.impact).replace(/^S/, 's')}`));
  const seen = [...(label[audience].trim() === '' ? [] : [`Seen: ${part(label[audience])}`]), ...doubtsOf(finding)];
  const rest = [part(why[audience]), part(fix[audience])].filter((each) => each !== '');
  const stale = finding.freshness === 'stale' ? ['The source has changed since the recording.']
    : finding.freshness === 'unknown' ? ['Nothing tells whether the source has changed since the recording.'] : [];
  const links = finding.related.slice(0, LINKED).map(({ location }, i) => ({ id: i + 1, text: placeOf(location.file, location.range.start.line) }));
  const linked = (escape: (text: string) => string) =>
    (links.length === 0 ? [] : [`It costs at ${links.map(({ id, text }) => `[${escape(text)}](${id})`).join(', ')}.`]);
  return {
    text: [...[head, ...seen, ...rest, ...stale, ...more].map(plain), ...linked(plain)].join(' '),
    markdown: [`**${markdown(head)}**`, ...[...seen, ...rest.slice(0, -1)].map(markdown),
      ...(rest.length > 0 ? [`→ ${markdown(rest.at(-1) as string)}`] : []), ...stale, ...more.map(markdown), ...linked(markdown)].join('\n\n'),
  };
}
