/** To a tenth of a point. */
export function rounded(value) {
  return Math.round(1000 * value) / 1000;
}
