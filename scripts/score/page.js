/** docs/scoreboard.md and its plots, from the kept results. */
import { calibrationPlot, rankPlot } from './plots.js';
import { BARS, causesIn, percent, points, pointsOf, savingOf, spreadsOf, summaryOf, withSpread, WORTH } from './summary.js';

const RUNTIMES = ['3.11', '3.12', '3.13', '3.14', '3.15', 'node20', 'node22', 'node24', 'node26', 'java17', 'java21', 'java25'];
const titleOf = (runtime) => (runtime.startsWith('node') ? `Node ${runtime.slice(4)}` : runtime.startsWith('java') ? `JDK ${runtime.slice(4)}` : `CPython ${runtime}`);
const groupOf = ({ runtime }) => (runtime.startsWith('node') ? 'b' : runtime.startsWith('java') ? 'c' : 'a');
const LEGEND = [{ group: 'a', text: 'CPython' }, { group: 'b', text: 'Node' }, { group: 'c', text: 'JVM' }];
const FAMILIES = { cpython: 'CPython', v8: 'V8', jvm: 'the JVM' };

/** `[{ path, text }]`, the page and its plots. */
export function scoreboard({ machine, entries }) {
  const all = withSpread(Object.values(entries));
  const runtimes = RUNTIMES.filter((name) => all.some(({ runtime }) => runtime === name));
  const ofRuntime = (name) => all.filter(({ runtime }) => runtime === name);
  const total = summaryOf(all);
  const plots = runtimes.map((name) => ({ name, file: `calibration-${name}.svg`, points: plotted(ofRuntime(name)) })).filter(({ points: some }) => some.length > 0);
  return [
    { path: 'docs/scoreboard.md', text: page({ machine, all, runtimes, ofRuntime, total, plots, spreads: spreadText(Object.values(entries)) }) },
    { path: 'docs/scoreboard/calibration.svg', text: calibrationPlot('Predicted and measured saving', plotted(all), LEGEND) },
    { path: 'docs/scoreboard/ranks.svg', text: rankPlot('Where the cause stands', lists(all)) },
    ...plots.map(({ name, file, points: some }) => ({ path: `docs/scoreboard/${file}`, text: calibrationPlot(titleOf(name), some, []) })),
  ];
}

/** The README with its line about the scoreboard as it is now. */
export function withHeadline(readme, { entries }) {
  const s = summaryOf(Object.values(entries));
  return readme.replace(/^The \[scoreboard\]\(docs\/scoreboard\.md\).*$/m, `The [scoreboard](docs/scoreboard.md): over ${s.causes} recordings of programs with a known cause, mechsym names it first in ${percent(s.first)}, `
    + `while the hottest line of the same samples is its line in ${percent(s.line.first)}; predicted savings are off by ${points(s.error)} points of the run in the median.`);
}

function plotted(entries) {
  return pointsOf(entries).map(({ entry, predicted, measured }) => ({ name: `${entry.name}, ${titleOf(entry.runtime)}`, group: groupOf(entry), predicted, measured }));
}

function lists(entries) {
  const causes = causesIn(entries);
  return [
    { name: 'mechsym', group: 'a', ranks: causes.map(({ rank }) => rank) },
    { name: 'hottest function', group: 'b', ranks: causes.map(({ profile }) => profile.function) },
    { name: 'hottest line', group: 'c', ranks: causes.map(({ profile }) => profile.line) },
  ];
}

function page({ machine, all, runtimes, ofRuntime, total, plots, spreads }) {
  const row = (name, s) => `| ${name} | ${s.causes} | ${percent(s.first)} | ${percent(s.three)} | ${percent(s.line.first)} / ${percent(s.line.three)} | ${percent(s.function.first)} / ${percent(s.function.three)} | ${percent(s.planted)} / ${percent(s.explained)} | ${percent(s.coverage)} | ${points(s.error)} (${s.bias > 0 ? '+' : ''}${points(s.bias)}) | ${Number.isNaN(s.spearman) ? '–' : s.spearman.toFixed(2)} | ${s.traps === 0 ? '–' : `${s.reported} of ${s.traps}`} |`;
  const dates = all.map(({ date }) => date).sort();
  const field = all.filter(({ kind }) => kind === 'field');
  return `${[
    '# Scoreboard', '', '<!-- written by npm run generate from test/score/results.json -->', '',
    'Whether mechsym names the cause of a slow program, and whether what it promises comes true. The programs are those of `test/cases` (one planted cause',
    'each, and a twin in which it is repaired), real programs with a known fix (`test/field`), and traps (`test/traps`): code that looks slow where changing it does not pay.',
    `${total.causes} recordings of programs with a cause, ${field.length} of them of real programs, and ${total.traps} of traps; ${machine}, ${dates[0] ?? ''} to ${dates.at(-1) ?? ''}.`, '',
    'Not every program has been recorded on every runtime yet: `npm run score -- --list` says what is missing. Programs on Node are recorded three times, since V8 compiles them otherwise each time. Predictions are what the calibration tables say now of the places that were recorded.', '',
    '## Against the bars', '', '| | wanted | is | |', '| --- | --- | --- | --- |',
    ...BARS.map((bar) => `| ${bar.name} | ${bar.wanted} | ${bar.value(total)} | ${bar.holds(total) ? 'met' : '**not met**'} |`),
    ...runtimes.map((name) => [name, summaryOf(ofRuntime(name))]).filter(([, s]) => s.traps > 0).map(([name, s]) => `| traps reported on ${titleOf(name)} | at most 1 of at least 10 | ${s.reported} of ${s.traps} | ${s.traps >= 10 && s.reported <= 1 ? 'met' : '**not met**'} |`),
    `| real programs with a known fix | at least 12 | ${new Set(field.map(({ name }) => name)).size} | ${new Set(field.map(({ name }) => name)).size >= 12 ? 'met' : '**not met**'} |`, '',
    '![Where the cause stands in mechsym\'s list and in a plain profile](scoreboard/ranks.svg)', '', '![Predicted and measured saving](scoreboard/calibration.svg)', '',
    '## By runtime', '',
    '| | programs | cause first | in three | hottest line 1st / in three | hottest function 1st / in three | first five: planted / explained | in the interval | median error (bias), points | Spearman | traps reported |',
    `| --- |${' --- |'.repeat(10)}`,
    ...runtimes.map((name) => row(titleOf(name), summaryOf(ofRuntime(name)))), row('all', total), '',
    ...plots.map(({ name, file }) => `![${titleOf(name)}](scoreboard/${file})`), '',
    '## Farthest off', '', '| program | rule | on | predicted | measured | |', '| --- | --- | --- | --- | --- | --- |',
    ...pointsOf(all).sort((a, b) => errorOf(b) - errorOf(a)).slice(0, 15).map(({ entry, predicted, measured }) =>
      `| ${entry.name} | ${entry.rule} | ${titleOf(entry.runtime)} | ${entry.rank === 0 ? 'not found' : range(predicted)} | ${measured.byTurns ? range(measured) : percent(measured.value)} | ${predicted.low <= measured.value && measured.value <= predicted.high ? 'within' : 'outside'} |`), '',
    ...(field.length === 0 ? [] : ['## Real programs', '', '| program | on | place of the known cause | hottest line, function | predicted | measured |', '| --- | --- | --- | --- | --- | --- |',
      ...field.map((entry) => `| [${entry.name}](../test/field/${entry.name}) | ${titleOf(entry.runtime)} | ${entry.rank || 'not there'}${causesIn([entry]).length === 0 ? ', not counted' : ''} | ${entry.profile.line || '–'}, ${entry.profile.function || '–'} | ${entry.rank === 0 ? '–' : range(pointsOf([entry])[0].predicted)} | ${range(savingOf(entry))} |`), '']),
    '## Traps', '', 'What the change that looks right saves of the run, with the 95 % interval of pairs that run by turns; negative where it costs. A trap counts as reported where a finding of the rule, or one at the line, is above the floor of 1 %.', '',
    '| trap | tempts | kind | saves | reported |', '| --- | --- | --- | --- | --- |', ...trapRows(all), '',
    '## How it is counted', '',
    '- *Cause first*: the first finding is of the planted rule and at the planted line, or one of the lines that `case.yaml` allows. Other findings before it may be right as well; here they count against it.'
      + ` Real programs whose fix saves less than ${percent(WORTH)} on a version are not counted there: what stands before it may be worth more.`,
    '- *First five*: the part of the first five findings that name the planted place (a lower bound of precision), and of those that name it or are gone from the recording of the repaired twin. The rest is not judged: it may be right.',
    '- *Hottest line, hottest function*: the place of the planted line, or of the function that holds it, by self time in the samples of the same recording; of several allowed lines the hottest; lines with equally many samples count as behind it, which favours the profile. '
      + 'On CPython 3.11 to 3.13 the clock within the process sees a loop at its end, as every profiler driven by signals does; on 3.14 and 3.15 the lines are those of the sampler from outside. A profile shows where, and never what.',
    '- *Measured*: the part of CPU time that the repaired program saves, the median of pairs of runs that take turns of a tenth of a second (`scripts/score/turns.py`), with Student\'s 95 % interval. '
      + `${total.byTurns} of ${pointsOf(all).length} were measured so for this page; for the others stands what the case notes, the median of seven interleaved pairs.`,
    '- *Predicted*: the impact and its interval as `mechsym check` shows it; a program whose run has less than 1,000 samples is recorded with `--repeat`, so that there are as many, at most five times; where several findings name the planted lines, their sum. A cause that was not found was predicted to save nothing.',
    '- *In the interval*: the measured median lies within the predicted 95 % interval. It holds what samples and the receipt leave open, and how far programs differ '
      + `(the standard deviation of the logarithm of measured over predicted savings, beyond what both intervals explain: ${spreads}). On this page a program has no say in the spread of its own prediction: it is taken of the others.`, '',
    '`npm run score` measures what is missing and writes this page; `npm run score -- --only 3.14` or `--only cases/node22/javascript/seat-booking` a part of it.', '',
  ].join('\n')}`;
}

/** e.g. `0.25 on CPython, of 44 programs` */
function spreadText(entries) {
  return Object.entries(spreadsOf(entries)).map(([family, { value, programs }]) => `${value.toFixed(2)} on ${FAMILIES[family]}, of ${programs} programs`).join('; ');
}

function errorOf({ predicted, measured }) {
  return Math.abs(predicted.value - measured.value);
}

function range({ value, low, high }) {
  return `${percent(value)} (${Math.round(100 * low)} to ${Math.round(100 * high)})`;
}

function trapRows(all) {
  return all.filter(({ kind }) => kind === 'traps').sort((a, b) => groupOf(a).localeCompare(groupOf(b)) || a.name.localeCompare(b.name)).map((entry) => {
    const saved = savingOf(entry);
    return `| ${entry.name}, ${titleOf(entry.runtime)} | ${entry.rule} | ${entry.trap} | ${saved === undefined ? 'not measured' : range(saved)} | ${entry.reported.map(({ rule, impact }) => `${rule}, ${percent(impact)}`).join('; ') || 'no'} |`;
  });
}
