import { createHash } from 'node:crypto';
import type { Finding, Fingerprints } from '../finding.ts';
import type { Group } from '../rank/merge.ts';
import { functionFingerprint, nodeFingerprint, outerOf } from '../source/index.ts';
import type { FunctionModel } from '../source/model.ts';
import type { Place } from '../view/place.ts';
import { shapeDigest, shapeOf } from './shape.ts';

type Identity = Pick<Finding, 'fingerprint' | 'fingerprints'>;

/**
 * What makes each finding the same finding in another run, from the source and never from counts: of several places with one
 * cause another may be the hottest the next time.
 *
 * Made of the rule, the file, the function and the normalised syntax of the place to fix; of a rule that names its cause itself,
 * of that name without line numbers. Equal ones are numbered in source order.
 */
export function identify(groups: readonly Group[]): Identity[] {
  const identities = groups.map(identityOf);
  const ordinals = groups.map(() => 0);
  const equal = new Map<string, number[]>();
  identities.forEach(({ key }, i) => equal.set(key, [...equal.get(key) ?? [], i]));
  for (const indexes of equal.values()) {
    indexes.sort((a, b) => compareFixes(groups[a] as Group, groups[b] as Group));
    indexes.forEach((index, n) => { ordinals[index] = n; });
  }
  return identities.map(({ key, fingerprints }, i) => ({ fingerprint: digest([key, String(ordinals[i])]), fingerprints }));
}

function identityOf({ lead }: Group): { readonly key: string; readonly fingerprints: Fingerprints } {
  const { rule, fix, site, location } = lead;
  const id = rule.spec.rule;
  const scope = site.functionModel;
  // A comprehension has its own code and no name of its own: of several with one cause another may lead the next time.
  const around = scope && outerOf(scope);
  const names = [location.function, scope?.qualifiedName ?? '', scope?.name ?? '', around?.qualifiedName ?? '', around?.name ?? ''].filter((name) => name !== '' && name !== '<module>');
  const named = lead.cause !== fix.key;
  const content = named ? withoutPlace(lead.cause, names) : syntaxOf(fix);
  // A cause that names no function holds for all of the program, and so does what reports it.
  const within = !named || names.some((name) => lead.cause.includes(name)) ? [location.file, named && around !== scope ? around?.qualifiedName ?? '' : location.function] : [];
  return {
    key: [id, ...within, content, named ? '' : String(before(fix))].join('\0'),
    fingerprints: {
      content: digest([id, content]),
      shape: shapeDigest(id, site.node === undefined ? syntaxOf(site) : shapeOf(site.node)),
      scope: scopeOf(fix.functionModel === undefined || fix.functionModel.kind === 'module' ? site : fix),
    },
  };
}

function withoutPlace(cause: string, names: readonly string[]): string {
  return names.reduce((text, name) => text.replaceAll(name, ''), cause).replace(/\d+/g, '').replace(/\s+/g, ' ');
}

function syntaxOf({ file, node, text }: Place): string {
  return file === undefined || node === undefined ? text : nodeFingerprint(node, file.model);
}

function scopeOf({ file, functionModel }: Place): string {
  if (file === undefined || functionModel === undefined || functionModel.kind === 'module') return '';
  let print = scopes.get(functionModel);
  if (print === undefined) scopes.set(functionModel, print = functionFingerprint(functionModel, file.model));
  return print;
}

const scopes = new WeakMap<FunctionModel, string>();

/** How many equal pieces of syntax stand before a place in its function: it does not depend on which of them were recorded. */
function before({ node, functionModel }: Place): number {
  if (node === undefined || functionModel === undefined || functionModel.kind === 'module') return 0;
  const { text } = node;
  return functionModel.node.descendantsOfType(node.type).filter((other) => other !== null && other.startIndex < node.startIndex && other.text === text).length;
}

function compareFixes(a: Group, b: Group): number {
  const x = a.lead.location;
  const y = b.lead.location;
  return (x.file < y.file ? -1 : x.file > y.file ? 1 : 0) || x.range.start.line - y.range.start.line || x.range.start.column - y.range.start.column;
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}
