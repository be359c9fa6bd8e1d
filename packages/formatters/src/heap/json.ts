import type { HeapResult } from '@mechsym/engine';
import { locationOf } from '../json-location.ts';

/** Raised when a field changes its meaning or goes; new fields alone do not raise it. */
const HEAP_RESULT_VERSION = 1;

/** The whole result for other programs. Sizes are bytes; parts are of the live heap, 0 to 1. */
export function formatHeapJson({ version, dump, findings, belowFloor, classes, rules, problems }: HeapResult): string {
  const used = new Set(findings.map(({ rule }) => rule));
  return `${JSON.stringify({
    version: HEAP_RESULT_VERSION,
    tool: { name: 'mechsym', version },
    dump,
    findings: findings.map(({ location, ...rest }) => ({ ...rest, ...(location && { location: locationOf(location) }) })),
    belowFloor,
    classes,
    rules: rules.map(({ id, title, summary, level, languages }) => ({ id, title, summary, level, languages, findings: used.has(id) ? findings.filter(({ rule }) => rule === id).length : 0 })),
    problems,
  }, undefined, 2)}\n`;
}
