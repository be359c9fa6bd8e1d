import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatSonar } from '../src/index.ts';
import { finding, locationIn, result } from './example.ts';
import { hostileResult, many, wellFormed } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

/**
 * The fields of docs.sonarsource.com, "Generic formatted issue reports", and no others; the values are those of its page on
 * Clean Code. The check of the scanner asks for the same, and that no rule comes twice.
 */
const text = { type: 'string', minLength: 1 };
const object = (required: string[], properties: Record<string, unknown>) => ({ type: 'object', required, properties, additionalProperties: false });
const location = object(['filePath'], {
  message: { type: 'string' },
  filePath: text,
  textRange: object(['startLine'], {
    startLine: { type: 'integer', minimum: 1 }, endLine: { type: 'integer', minimum: 1 }, startColumn: { type: 'integer', minimum: 0 }, endColumn: { type: 'integer', minimum: 0 },
  }),
});
const validate = new Ajv2020({ allErrors: true }).compile(object(['rules', 'issues'], {
  rules: {
    type: 'array',
    items: object(['id', 'name', 'engineId', 'impacts'], {
      id: text, name: text, description: { type: 'string' }, engineId: text, type: { enum: ['BUG', 'VULNERABILITY', 'CODE_SMELL'] }, severity: { enum: ['BLOCKER', 'CRITICAL', 'MAJOR', 'MINOR', 'INFO'] },
      cleanCodeAttribute: { enum: ['CONVENTIONAL', 'FORMATTED', 'IDENTIFIABLE', 'CLEAR', 'COMPLETE', 'EFFICIENT', 'LOGICAL', 'DISTINCT', 'FOCUSED', 'MODULAR', 'TESTED', 'LAWFUL', 'RESPECTFUL', 'TRUSTWORTHY'] },
      impacts: { type: 'array', minItems: 1, items: object(['softwareQuality', 'severity'], { softwareQuality: { enum: ['SECURITY', 'RELIABILITY', 'MAINTAINABILITY'] }, severity: { enum: ['HIGH', 'MEDIUM', 'LOW'] } }) },
    }),
  },
  issues: {
    type: 'array',
    items: object(['ruleId', 'primaryLocation'], { ruleId: text, effortMinutes: { type: 'integer', minimum: 0 }, primaryLocation: location, secondaryLocations: { type: 'array', items: location } }),
  },
}));

/** In the form of the documentation's example. */
const DOCUMENTED = {
  rules: [{
    id: 'rule1', name: 'just_some_rule_name', description: 'just_some_description', engineId: 'test', cleanCodeAttribute: 'FORMATTED',
    impacts: [{ softwareQuality: 'MAINTAINABILITY', severity: 'HIGH' }, { softwareQuality: 'SECURITY', severity: 'LOW' }],
  }],
  issues: [
    { ruleId: 'rule1', effortMinutes: 40, primaryLocation: { message: 'fix the issue here', filePath: 'file1.js', textRange: { startLine: 1, startColumn: 2, endLine: 3, endColumn: 4 } } },
    { ruleId: 'rule1', primaryLocation: { message: 'fix the bug here', filePath: 'file3.js' }, secondaryLocations: [{ filePath: 'file2.js', textRange: { startLine: 2 } }] },
  ],
};

interface Report {
  rules: { id: string }[];
  issues: { ruleId: string; primaryLocation: { message: string; filePath: string; textRange: { startLine: number; endLine: number; startColumn?: number; endColumn?: number } } }[];
}
const reportOf = (...args: Parameters<typeof formatSonar>) => {
  const report = JSON.parse(formatSonar(...args)) as Report;
  validate(report);
  expect(validate.errors).toBeNull();
  return report;
};

test('the report is what the documentation says, and its example is too', () => {
  validate(DOCUMENTED);
  expect(validate.errors).toBeNull();
  const report = reportOf(result(), { ...OPTIONS, pathPrefix: 'services/api/' });
  expect(report.issues[0]?.primaryLocation).toMatchObject({ filePath: 'services/api/geometry.py', textRange: { startLine: 48, endLine: 48, startColumn: 17, endColumn: 27 } });
  expect(report.rules.map(({ id }) => id)).toEqual(['megamorphic-site']);
  expect(validate({ ...report, rules: [{ id: 'x' }] })).toBe(false);
  expect(reportOf(result({ findings: [] }), OPTIONS)).toEqual({ rules: [], issues: [] });
});

test('an empty range, or one that the line does not hold, is its line alone: the scanner would stop', () => {
  const at = locationIn('x = y', 'y');
  const rangeOf = (start: number, end: number) => reportOf(result({ findings: [finding({ location: { ...at, range: { start: { line: 47, column: start }, end: { line: 47, column: end } } } })] }), OPTIONS)
    .issues[0]?.primaryLocation.textRange;
  expect(rangeOf(4, 5)).toEqual({ startLine: 48, endLine: 48, startColumn: 4, endColumn: 5 });
  expect(rangeOf(4, 4)).toEqual({ startLine: 48, endLine: 48 });
  expect(rangeOf(4, 90)).toEqual({ startLine: 48, endLine: 48 });
});

test('whatever the program contains, the report parses, each issue names a rule that is in it once', () => {
  fc.assert(fc.property(hostileResult, (each) => {
    const { rules, issues } = reportOf(each, OPTIONS);
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(issues.map(({ ruleId }) => ids.includes(ruleId))).toEqual(each.findings.map(() => true));
    expect(issues.map(({ primaryLocation }) => wellFormed(primaryLocation.filePath))).toEqual(each.findings.map(({ location: { file } }) => wellFormed(file)));
  }));
});

test('30,000 findings are all there, best first', () => {
  const { issues } = reportOf(many(30_000), OPTIONS);
  expect(issues).toHaveLength(30_000);
  expect(issues[0]?.primaryLocation.message).toContain('saves 90 % of the run');
});
