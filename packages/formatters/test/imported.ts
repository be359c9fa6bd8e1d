import type { Imported, ImportedFinding } from '@mechsym/engine';
import { locationIn } from './example.ts';

export function importedFinding(changes: Partial<ImportedFinding> = {}): ImportedFinding {
  return {
    run: 0, result: 0, tool: 'ruff', rule: 'PERF401', level: 'error', message: 'Use a list comprehension to create a transformed list',
    location: locationIn('        total.append(shape.area)', 'total.append(shape.area)'), state: 'hot', at: 'statement',
    share: { value: 0.12, low: 0.09, high: 0.16, samples: 737, of: 6140, modelled: true }, withCalls: { value: 0.2, low: 0.17, high: 0.24 }, functionShare: { value: 0.31, low: 0.28, high: 0.34 },
    ...changes,
  };
}

/** A log of ruff with a hot, a warm, a cold and an unrecorded finding, and one that was not judged. */
export function imported(changes: Partial<ImportedFinding> = {}): Imported {
  const cold = { value: 0.001, low: 0, high: 0.004 };
  const resultAt = (ruleId: string) => ({ ruleId, message: { text: 'm' }, locations: [{ physicalLocation: { artifactLocation: { uri: 'geometry.py', uriBaseId: '%SRCROOT%' }, region: { startLine: 48 } } }] });
  const rules = ['PERF401', 'UP031', 'SIM102', 'B006', 'E501'].map((id) => ({ id }));
  return {
    runs: [{
      tool: 'ruff', version: '0.17.6', from: 'ruff.sarif', results: [], left: { 'outside the project': 1 },
      raw: { tool: { driver: { name: 'ruff', rules } }, columnKind: 'utf16CodeUnits', originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of the repository.' } } }, results: rules.map(({ id }) => resultAt(id)) },
    }],
    findings: [importedFinding(changes), importedFinding({ result: 1, rule: 'UP031', state: 'warm', share: { ...importedFinding().share, value: 0.004, low: 0.001, high: 0.02 }, ...changes })],
    cold: [importedFinding({ result: 2, rule: 'SIM102', state: 'cold', share: { ...importedFinding().share, ...cold }, withCalls: cold, functionShare: cold })],
    notRecorded: [importedFinding({ result: 3, rule: 'B006', state: 'not-recorded', at: 'file', reason: 'nothing of the file was sampled in this recording', location: { ...importedFinding().location, function: '', snippet: { firstLine: 0, lines: [] } } })],
    tools: [{ tool: 'ruff', findings: 4, hot: 1, warm: 1, cold: 1, notRecorded: 1, coldShare: { value: 0.001, low: 0, high: 0.004 }, left: { 'outside the project': 1 } }],
    unseen: 0.0006,
  };
}
