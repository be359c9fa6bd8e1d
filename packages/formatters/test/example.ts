import type { Finding, LintResult, Location } from '@mechsym/engine';

/** A location in one line of text; `under` is what is underlined. */
export function locationIn(line: string, under: string, { file = 'geometry.py', number = 48, above = '    for shape in scene:' } = {}): Location {
  const column = line.indexOf(under);
  return {
    file,
    range: { start: { line: number - 1, column }, end: { line: number - 1, column: column + under.length } },
    function: 'Scene.total',
    snippet: { firstLine: number - 2, lines: [above, line] },
  };
}

const both = (text: string) => ({ developer: text, runtime: `${text} (runtime)` });

export function finding(changes: Partial<Finding> = {}): Finding {
  const location = locationIn('        total += shape.area * weight', 'shape.area');
  return {
    rank: 1,
    rule: 'megamorphic-site',
    level: 'warning',
    fingerprint: '5f2a9c01d3e4b7a8',
    location,
    related: [{ location, text: 'read here, 14 % of the run' }],
    flow: [{ location, text: 'types mix here' }, { location, text: 'and are read here' }],
    message: {
      title: both('megamorphic attribute in a hot loop'),
      label: both('5 types: Circle 31 %, Square 24 %, Tri 22 %, Hex 12 %, Star 11 %'),
      why: both('The inline cache here holds one type and missed 1.9 million times.'),
      fix: both('Group the scene by type before the loop, or give the shapes one `area` slot in their base class.'),
    },
    evidence: [{ kind: 'inline-cache', text: '5 types', location, data: { shapes: { Circle: 310 }, changes: 12 } }],
    share: { value: 0.28, low: 0.24, high: 0.32, samples: 1719, of: 6140, modelled: false },
    saving: { value: 0.5, low: 0.4, high: 0.6, at: 0, source: 'receipt on CPython 3.13, 20 pairs, 2026-11-24', measuredOn: '3.13', exactVersion: true },
    impact: { value: 0.14, low: 0.11, high: 0.17 },
    freshness: 'fresh',
    recordings: ['a1'],
    ...changes,
  };
}

export function result(changes: Partial<LintResult> = {}): LintResult {
  const findings = changes.findings ?? [finding()];
  return {
    version: '0.1.0',
    root: '/home/someone/project',
    findings,
    belowFloor: { count: 7, impact: 0.02, floor: 0.01 },
    rules: [{
      id: 'megamorphic-site', title: 'Megamorphic site in a hot loop', summary: 'A site saw many types.', level: 'warning',
      help: '# Megamorphic site\n\nWhat, why, what to do.\n', requires: ['inline-cache'], languages: ['python'],
    }],
    statuses: [
      { rule: 'megamorphic-site', status: 'applied', findings: findings.length },
      { rule: 'call-not-inlined', status: 'not-applicable', reason: 'no JIT in this build: inlining', missing: ['inlining'] },
      { rule: 'exact-arithmetic', status: 'off', reason: 'switched off in mechsym.config.yaml' },
    ],
    recordings: [{
      runtime: 'CPython', version: '3.14.10', flags: { jit: false }, command: ['python3', 'main.py'], start: '2026-11-24T10:00:00Z',
      processes: 1, cpu: 6.2, seconds: 6.4, samples: 6140, outside: 12, lost: 0, overhead: 0.012,
      clock: { kind: 'cpu', period: 0.001, precision: 'loop' },
    }],
    trust: { samples: 6140, coverage: { value: 0.96, low: 0.94, high: 0.98 }, agreeing: findings.length, shown: findings.length, resolution: 0.002, recordMore: 0 },
    total: { value: 0.14, low: 0.11, high: 0.17 },
    counts: { functions: 212, hotFunctions: 18, filesWithFacts: 9, filesRead: 9, unplaced: {}, stale: 0, moved: 0, unknown: 0 },
    problems: [],
    ...changes,
  };
}
