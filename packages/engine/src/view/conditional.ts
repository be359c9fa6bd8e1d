import type { Site } from '../source/model.ts';

/** Statements and expressions whose parts need not run, as the grammars of all languages name them. */
const CONDITIONS: ReadonlySet<string> = new Set([
  'if_statement', 'try_statement', 'for_statement', 'while_statement', 'match_statement', 'switch_case', 'ternary_expression', 'for_in_statement',
]);

/** Whether something in its own function decides if the site runs. */
export function isConditional(site: Site): boolean {
  for (let node = site.node.parent; node !== null && node.id !== site.function.node.id; node = node.parent) {
    if (CONDITIONS.has(node.type) || (node.type === 'binary_expression' && /^(&&|\|\||\?\?)$/.test(node.childForFieldName('operator')?.text ?? ''))) return true;
  }
  return false;
}
