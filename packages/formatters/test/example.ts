import type { Finding, Fix, LintResult, Location } from '@mechsym/engine';

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
    fingerprints: { content: 'c0a1e2b3d4f50617', shape: '5a6b7c8d9e0f1a2b', scope: '0f1e2d3c4b5a6978' },
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
    share: { value: 0.28, low: 0.24, high: 0.32, samples: 1719, of: 6140, modelled: false, around: 0.4, reach: 0.5 },
    saving: { value: 0.5, low: 0.4, high: 0.6, at: 0, source: 'receipt on CPython 3.13, 20 pairs, 2026-11-24', measuredOn: '3.13', exactVersion: true },
    impact: { value: 0.14, low: 0.11, high: 0.17 },
    freshness: 'fresh',
    recordings: ['a1'],
    ...changes,
  };
}

/** A fix in the line of `finding()`, and one line put before it. */
export function fix(changes: Partial<Fix> = {}): Fix {
  return {
    description: 'read `shape.area` once',
    files: [{ file: 'geometry.py', sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' }],
    edits: [
      { file: 'geometry.py', range: { start: { line: 47, column: 0 }, end: { line: 47, column: 0 } }, old: '', text: '        area = shape.area\r\n' },
      { file: 'geometry.py', range: { start: { line: 47, column: 17 }, end: { line: 47, column: 27 } }, old: 'shape.area', text: 'area' },
    ],
    diff: [{ file: 'geometry.py', line: 47, removed: ['        total += shape.area * weight'], added: ['        area = shape.area', '        total += area * weight'] }],
    ...changes,
  };
}

export function result(changes: Partial<LintResult> = {}): LintResult {
  const findings = changes.findings ?? [finding()];
  return {
    version: '0.1.0',
    root: '/home/someone/project',
    findings,
    suppressed: [],
    unusedSuppressions: [],
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
    trust: { samples: 6140, coverage: { value: 0.96, low: 0.94, high: 0.98 }, agreeing: findings.length, shown: findings.length, resolution: 0.002, recordMore: 0, elsewhere: [] },
    total: { value: 0.14, low: 0.11, high: 0.17 },
    counts: { functions: 212, hotFunctions: 18, filesWithFacts: 9, filesRead: 9, unplaced: {}, stale: 0, moved: 0, unknown: 0 },
    problems: [],
    ...changes,
  };
}

/** A result that was compared: one finding that is new, one that is unchanged, one that is gone, with a missed twin and a site that changed. */
export function comparedResult(): LintResult {
  const { location } = finding();
  const twin = finding({
    rank: 2, rule: 'compiled-in-loop', fingerprint: 'aaaaaaaaaaaaaaaa', impact: { value: 0.022, low: 0.015, high: 0.03 },
    location: locationIn('        pattern = re.compile(text)', 're.compile(text)', { file: 'audit.py', number: 30 }), message: { ...finding().message, title: both('pattern compiled per call') },
    baseline: { state: 'unchanged', impact: { value: 0.02, low: 0.01, high: 0.03 }, touched: false },
  });
  const gone = finding({
    rule: 'compiled-in-loop', fingerprint: 'bbbbbbbbbbbbbbbb', impact: { value: 0.05, low: 0.04, high: 0.06 }, message: { ...finding().message, title: both('pattern compiled per call') },
    location: locationIn('        pattern = re.compile(text)', 're.compile(text)', { file: 'log.py', number: 12 }), baseline: { state: 'fixed', impact: { value: 0.05, low: 0.04, high: 0.06 } },
  });
  return result({
    findings: [finding({ baseline: { state: 'new', touched: false } }), twin],
    comparison: {
      by: 'runs', base: 'main (0123456789)', counts: { new: 1, worse: 0, better: 0, unchanged: 1, fixed: 1, unknown: 0 }, gone: [gone],
      twins: [{ rule: 'compiled-in-loop', title: both('pattern compiled per call'), fixed: { file: 'log.py', line: 12, function: 'Log.write', fingerprint: gone.fingerprint }, missed: [twin.fingerprint], impact: twin.impact }],
      sites: [
        { kind: 'shapes', lost: true, name: 'Node.key', before: 'monomorphic', after: 'polymorphic', detail: 'Node 60 %, Leaf 40 %', location, share: { value: 0.031, low: 0.024, high: 0.039 }, touched: false },
        ...['weigh', 'scale'].map((name) => ({ kind: 'inlining' as const, lost: true, name, before: 'inlined', after: 'not inlined', detail: 'callee-too-big', location, share: { value: 0.001, low: 0, high: 0.002 }, touched: true })),
        { kind: 'deopt', lost: false, name: 'sum', before: '7 deopts', after: 'no deopts', detail: 'not-a-number', location, share: { value: 0.001, low: 0, high: 0.002 } },
      ],
      lost: { value: 0.031, low: 0.024, high: 0.039 }, cpu: { base: 4.4, head: 4.1 },
    },
  });
}
