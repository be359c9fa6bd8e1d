/** The plots of the scoreboard, as SVG that follows the reader's light or dark scheme. */

const STYLE = `<style>
text { font: 12px system-ui, sans-serif; fill: #57606a }
.title { font-size: 13px; font-weight: 600; fill: #24292f }
.grid { stroke: #d0d7de; stroke-width: 1 }
.identity { stroke: #57606a; stroke-width: 1; stroke-dasharray: 4 3 }
.a { --c: #0969da } .b { --c: #bc4c00 } .c { --c: #6e7781 }
circle, rect.bar { fill: var(--c) }
line.i { stroke: var(--c); stroke-width: 1; opacity: .35 }
@media (prefers-color-scheme: dark) {
text { fill: #9198a1 } .title { fill: #f0f6fc } .grid { stroke: #3d444d } .identity { stroke: #9198a1 }
.a { --c: #4493f8 } .b { --c: #f0883e } .c { --c: #8b949e }
}
</style>`;

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const n = (value) => String(Math.round(10 * value) / 10);

function svg(width, height, title, body) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">\n${STYLE}\n<text class="title" x="${width / 2}" y="16" text-anchor="middle">${escaped(title)}</text>\n${body.join('\n')}\n</svg>\n`;
}

/**
 * Predicted against measured saving, parts of the run, with both intervals and the line on which they are equal.
 * @param points `[{ name, group: 'a' | 'b', predicted: { value, low, high }, measured: { value, low, high } }]`
 * @param legend `[{ group, text }]`
 */
export function calibrationPlot(title, points, legend) {
  const [left, top, size] = [48, 28, 340];
  const x = (value) => left + size * clamp(value);
  const y = (value) => top + size * (1 - clamp(value));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8];
  return svg(left + size + 16, top + size + 44, title, [
    ...ticks.flatMap((at) => [
      `<line class="grid" x1="${n(x(at))}" y1="${top}" x2="${n(x(at))}" y2="${top + size}"/>`, `<line class="grid" x1="${left}" y1="${n(y(at))}" x2="${left + size}" y2="${n(y(at))}"/>`,
      `<text x="${n(x(at))}" y="${top + size + 16}" text-anchor="middle">${100 * at} %</text>`, `<text x="${left - 6}" y="${n(y(at) + 4)}" text-anchor="end">${100 * at} %</text>`]),
    `<line class="identity" x1="${n(x(-1))}" y1="${n(y(-1))}" x2="${n(x(1))}" y2="${n(y(1))}"/>`,
    ...points.map(({ name, group, predicted, measured }) => [
      `<g class="${group}"><title>${escaped(name)}: predicted ${Math.round(100 * predicted.value)} %, measured ${Math.round(100 * measured.value)} %</title>`,
      `<line class="i" x1="${n(x(predicted.low))}" y1="${n(y(measured.value))}" x2="${n(x(predicted.high))}" y2="${n(y(measured.value))}"/>`,
      measured.high > measured.low ? `<line class="i" x1="${n(x(predicted.value))}" y1="${n(y(measured.low))}" x2="${n(x(predicted.value))}" y2="${n(y(measured.high))}"/>` : '',
      `<circle cx="${n(x(predicted.value))}" cy="${n(y(measured.value))}" r="3"/></g>`].join('')),
    `<text x="${left + size / 2}" y="${top + size + 36}" text-anchor="middle">predicted saving of the run</text>`,
    `<text transform="translate(12 ${top + size / 2}) rotate(-90)" text-anchor="middle">measured</text>`,
    ...legend.map(({ group, text }, i) => `<g class="${group}"><circle cx="${left + 14}" cy="${top + 14 + 18 * i}" r="4"/></g><text x="${left + 24}" y="${top + 18 + 18 * i}">${escaped(text)}</text>`),
  ]);
}

/** Axes go from -5 % to 95 % of the run; what lies beyond is drawn at their ends. */
function clamp(value) {
  return Math.min(1, Math.max(0, value + 0.05));
}

/**
 * How often each list has the cause at a place.
 * @param lists `[{ name, group, ranks }]`, a rank of 0 where it is not in the list
 */
export function rankPlot(title, lists) {
  const bins = [['1st', (r) => r === 1], ['2nd', (r) => r === 2], ['3rd', (r) => r === 3], ['4th or 5th', (r) => r === 4 || r === 5], ['later', (r) => r > 5], ['not there', (r) => r === 0]];
  const [left, top, height, wide] = [48, 28, 180, 84];
  const bar = 22;
  const y = (part) => top + height * (1 - part);
  return svg(left + wide * bins.length + 16, top + height + 50, title, [
    ...[0, 0.25, 0.5, 0.75, 1].flatMap((at) => [`<line class="grid" x1="${left}" y1="${n(y(at))}" x2="${left + wide * bins.length}" y2="${n(y(at))}"/>`, `<text x="${left - 6}" y="${n(y(at) + 4)}" text-anchor="end">${100 * at} %</text>`]),
    ...bins.flatMap(([label, holds], i) => [
      `<text x="${left + wide * (i + 0.5)}" y="${top + height + 16}" text-anchor="middle">${label}</text>`,
      ...lists.map(({ name, group, ranks }, k) => {
        const part = ranks.length === 0 ? 0 : ranks.filter(holds).length / ranks.length;
        return `<g class="${group}"><rect class="bar" x="${left + wide * i + 9 + k * bar}" y="${n(y(part))}" width="${bar - 2}" height="${n(height * part)}"><title>${escaped(name)}, ${label}: ${Math.round(100 * part)} %</title></rect></g>`;
      })]),
    ...lists.map(({ name, group }, i) => `<g class="${group}"><rect class="bar" x="${left + 165 * i}" y="${top + height + 28}" width="10" height="10"/></g><text x="${left + 15 + 165 * i}" y="${top + height + 37}">${escaped(name)}</text>`),
  ]);
}
