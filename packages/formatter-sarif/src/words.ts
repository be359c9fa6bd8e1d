import type { Estimate, Finding } from '@mechsym/engine';

/** `14 %`, `6.2 %`: a part of the run, from 0 to 1, with the digits that mean something. */
export function percent(part: number): string {
  const value = part * 100;
  return `${value > 0 && value < 0.05 ? '<0.1' : value.toFixed(value < 9.95 ? 1 : 0).replace(/\.0$/, '')} %`;
}

/** `Saves 14 % of the run (11 % to 17 %).` */
export function savesText(impact: Estimate): string {
  return `Saves ${percent(impact.value)} of the run (${percent(impact.low)} to ${percent(impact.high)}).`;
}

/** The text as one line, ending with a full stop. */
export function sentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || /[.!?…]$/.test(line) ? line : `${line}.`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Cut to a number of UTF-16 units, with an ellipsis and not within a surrogate pair. */
export function limited(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Plain text within a message with links: what could be taken for a link or a placeholder is escaped (SARIF 3.11.6). */
export function plain(text: string): string {
  return text.replace(/[\\[\]]/g, '\\$&');
}

/** Plain text within Markdown; code spans stay what they are. */
export function markdown(text: string): string {
  return text.split(/(`[^`]*`)/).map((piece) => (piece.startsWith('`') ? piece : piece.replace(/[\\[\]<>*_#|]/g, '\\$&'))).join('');
}

/** A sentence for findings whose saving was not measured on the version that was recorded. */
export function elsewhereText({ saving }: Finding): string | undefined {
  return saving.exactVersion || saving.measuredOn === '' ? undefined : `The saving was measured on ${saving.measuredOn}, the nearest version with a receipt.`;
}

/** `Predicted 5 %, measured 5.6 % (5.1 % to 6 %) with patch fix.diff.`; undefined where nothing was measured. */
export function provedText({ proof }: Finding): string | undefined {
  if (proof === undefined) return undefined;
  const signed = (part: number) => (part < 0 ? `−${percent(-part)}` : percent(part));
  const { predicted, measured, change, outputs } = proof;
  return `Predicted ${percent(predicted.value)}, measured ${signed(measured.value)} (${signed(measured.low)} to ${signed(measured.high)}) with ${change}${outputs === 'different' ? ', which prints something else' : ''}.`;
}
