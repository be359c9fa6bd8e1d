import type { Syntax } from '../../syntax.ts';
import { bare, memberOf } from './expression.ts';
import { tokenAt } from './tokens.ts';

/** Keywords may be names of properties; a call behind one is reported at its bracket. */
const KEYWORDS = new Set(['break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'export', 'extends', 'false',
  'finally', 'for', 'function', 'if', 'import', 'in', 'instanceof', 'new', 'null', 'return', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void',
  'while', 'with']);

/**
 * The token at which V8 says that an operation is, by what its parser notes: the property of an access, the `[` of a
 * subscript, the operator of a binary operation, the name just before the bracket of a call, else that bracket.
 */
export function pointOf(item: Syntax, source: string): number {
  switch (item.type) {
    case 'parenthesized_expression': case 'as_expression': case 'satisfies_expression': case 'non_null_expression': case 'type_assertion': case 'instantiation_expression': {
      const inner = bare(item);
      return inner === item ? item.start : pointOf(inner, source);
    }
    case 'member_expression': {
      const member = memberOf(item);
      return member === undefined ? item.start : behindCall(member.object) ? dotOf(item, source) : member.optional?.start ?? member.property.start;
    }
    case 'subscript_expression': return bracketOf(item, source);
    case 'call_expression': return callPoint(item, source);
    case 'binary_expression': case 'assignment_expression': case 'augmented_assignment_expression': {
      const left = item.children[0];
      return left === undefined ? item.start : tokenAt(source, left.end);
    }
    case 'update_expression': return updatePoint(item, source);
    case 'sequence_expression': {
      const { last } = item;
      return last === undefined ? item.start : pointOf(last, source);
    }
    default: return item.start;
  }
}

/** Behind a call V8 names the dot of an access. */
function behindCall(object: Syntax): boolean {
  let at: Syntax | undefined = object;
  while (at?.type === 'member_expression' || at?.type === 'subscript_expression' || at?.type === 'non_null_expression') at = at.children[0];
  return at?.type === 'call_expression';
}

/** `.` or `?.` */
export function dotOf(item: Syntax, source: string): number {
  const object = item.children[0];
  return object === undefined ? item.start : tokenAt(source, object.end);
}

/** `[`, or the `?.` before it. */
export function bracketOf(item: Syntax, source: string): number {
  const [object, optional] = item.children;
  return optional?.type === 'optional_chain' ? optional.start : object === undefined ? item.start : tokenAt(source, object.end);
}

/** `++` behind the operand; else the operand's last token. */
export function updatePoint(item: Syntax, source: string): number {
  const operand = item.children[0];
  if (operand === undefined) return item.start;
  return operand.start === item.start ? tokenAt(source, operand.end) : lastToken(operand);
}

function lastToken(item: Syntax): number {
  const member = memberOf(item);
  return member !== undefined ? member.property.start : item.type === 'identifier' ? item.start : item.end - 1;
}

/** Start of the name just before the bracket, or of the bracket. */
export function callPoint(item: Syntax, source: string): number {
  const callee = item.children[0];
  const args = item.last;
  if (callee === undefined || args === undefined || args === callee) return item.start;
  const optional = item.children[1]?.type === 'optional_chain' || source.startsWith('?.', tokenAt(source, callee.end));
  // The tag of a template is the last token before it, whatever that is.
  const property = memberOf(callee)?.property;
  const name = property ?? callee;
  const isName = callee.type === 'identifier' || callee.type === 'super' || callee.type === 'import' || property !== undefined;
  if (!isName || optional || (property !== undefined && KEYWORDS.has(source.slice(name.start, name.end)))) return args.start;
  return name.start;
}
