import type { Finding } from '@mechsym/engine';
import { interval, percent } from './numbers.ts';
import { oneLine } from './printable.ts';

/** `predicted 5 %, measured 5.6 % (5.1–6 %) with patch fix.diff`; undefined where nothing was measured. */
export function provedText({ proof }: Finding): string | undefined {
  if (proof === undefined) return undefined;
  const { predicted, measured, change, outputs } = proof;
  const costs = measured.value < 0;
  const of = costs ? { value: -measured.value, low: -measured.high, high: -measured.low } : measured;
  const range = of.low < 0 ? `−${percent(-of.low)} to ${percent(of.high)}` : interval(of);
  return `predicted ${percent(predicted.value)}, measured ${costs ? 'a loss of ' : ''}${percent(of.value)} (${range}) with ${oneLine(change)}${outputs === 'different' ? ', which prints something else' : ''}`;
}

/** A sentence for findings whose saving was not measured on the version that was recorded; empty for the others. */
export function elsewhereText({ saving }: Finding): string {
  return saving.exactVersion || saving.measuredOn === '' ? '' : `The saving was measured on ${oneLine(saving.measuredOn)}, the nearest version with a receipt.`;
}
