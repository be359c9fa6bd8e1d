import { createHash } from 'node:crypto';
import type { Node } from 'web-tree-sitter';

/** What is larger is its own text: nothing else has its form anyway. */
const MOST_NODES = 1500;

const IDENTIFIERS = new Set(['identifier', 'shorthand_property_identifier', 'this']);
const MEMBERS = new Set(['attribute', 'member_expression']);
const CALLS = new Set(['call', 'call_expression', 'new_expression']);
const LITERALS = new Map([
  ['string', 'S'], ['concatenated_string', 'S'], ['template_string', 'S'], ['integer', 'N'], ['float', 'N'], ['number', 'N'], ['regex', 'R'],
]);

/**
 * The form of a piece of syntax without what differs between places that do the same to other data: names and access paths become
 * numbers in the order in which they come, literals their kind. What is called, and the attribute that the piece itself reads, keep their names.
 */
export function shapeOf(top: Node): string {
  if (top.descendantCount > MOST_NODES) return top.text;
  const numbers = new Map<string, number>();
  const out: string[] = [];
  const numbered = (text: string): string => {
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    return `$${number}`;
  };
  const visit = (node: Node, keepsName: boolean): void => {
    if (node.type === 'comment') return;
    const literal = LITERALS.get(node.type);
    if (literal !== undefined) { out.push(literal); return; }
    if (IDENTIFIERS.has(node.type)) { out.push(keepsName ? node.text : numbered(node.text)); return; }
    const object = MEMBERS.has(node.type) ? node.childForFieldName('object') : null;
    const name = node.childForFieldName('attribute') ?? node.childForFieldName('property');
    if (object !== null && name !== null) {
      if (!keepsName && isPath(node)) { out.push(numbered(node.text)); return; }
      out.push('(');
      visit(object, false);
      out.push('.', name.text, ')');
      return;
    }
    out.push('(', node.type);
    const called = CALLS.has(node.type) ? node.childForFieldName('function') ?? node.childForFieldName('constructor') : null;
    // A comma after the last element and the parentheses of a tuple are a matter of taste.
    for (const child of node.children) {
      if (child === null || child.type === ',' || child.type === ';') continue;
      out.push(' ');
      if (child.childCount === 0 && !child.isNamed) out.push(child.type);
      else if (child.childCount === 0 && !IDENTIFIERS.has(child.type) && !LITERALS.has(child.type)) out.push(child.text);
      else visit(child, called !== null && child.id === called.id);
    }
    out.push(')');
  };
  visit(top, true);
  return out.join('');
}

/** `a`, `a.b`, `this.a.b`: names joined by dots and nothing else. */
function isPath(node: Node): boolean {
  let at: Node | null = node;
  while (at !== null && MEMBERS.has(at.type)) at = at.childForFieldName('object');
  return at !== null && IDENTIFIERS.has(at.type);
}

/** The same form under another rule is another pattern. */
export function shapeDigest(rule: string, shape: string): string {
  return createHash('sha256').update(`${rule}\0${shape}`).digest('hex').slice(0, 16);
}
