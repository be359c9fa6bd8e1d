import type { Estimate } from '@mechsym/engine';

/** A part of the run as a person would say it: `14`, `6.2`, `0.4`; no unit. */
function percentNumber(part: number): string {
  const percent = part * 100;
  if (percent > 0 && percent < 0.05) return '<0.1';
  return percent.toFixed(percent < 9.95 ? 1 : 0).replace(/\.0$/, '');
}

/** @param part 0 to 1 */
export function percent(part: number): string {
  return `${percentNumber(part)} %`;
}

/** The interval alone: `11–17 %`, or `6 %` where both ends read the same. */
export function interval(estimate: Estimate): string {
  const low = percentNumber(estimate.low);
  const high = percentNumber(estimate.high);
  return low === high ? `${low} %` : `${low}–${high} %`;
}

/** Seconds with two digits that mean something: `0.3 s`, `6.2 s`, `12 s`, `1,240 s`. */
export function seconds(value: number): string {
  if (value >= 9.95) return `${count(Math.round(value))} s`;
  if (value >= 0.095) return `${value.toFixed(1)} s`;
  return `${value.toFixed(value >= 0.0095 ? 2 : 3)} s`;
}

/** A whole number with its thousands apart: `6,140`. */
export function count(value: number): string {
  return Math.round(value).toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 finding`, `2 findings`, `no findings`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${count(value)} ${value === 1 ? one : many}`;
}
