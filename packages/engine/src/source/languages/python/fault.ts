import type { Node } from 'web-tree-sitter';
import type { SourceText } from '../../model.ts';

/** Clauses that stand as deep as the statement that they belong to. */
const CLAUSES = ['elif_clause', 'else_clause', 'except_clause', 'except_group_clause', 'finally_clause'];
const TYPES = ['module', 'block', 'decorated_definition', 'try_statement', 'argument_list', 'print_statement', 'exec_statement', ...CLAUSES];

/**
 * What the grammar reads without an error and Python refuses, the first of it: blocks without a statement, lines that do not stand
 * as deep as their block, a `try` alone, arguments in an order that no call has, statements of Python 2. The grammar forgives them
 * so that it can go on while somebody writes.
 */
export function faultOfPython(root: Node, text: SourceText): string | undefined {
  for (const node of root.descendantsOfType(TYPES)) {
    const what = node === null ? undefined : faultOf(node, text);
    if (what !== undefined) return what;
  }
  return undefined;
}

function faultOf(node: Node, text: SourceText): string | undefined {
  switch (node.type) {
    case 'module': return unevenLine(node, '', text);
    case 'block': return faultOfBlock(node, text);
    case 'decorated_definition': return unevenLine(node, lineIndent(node, text), text);
    case 'try_statement':
      return node.namedChildren.some((each) => each !== null && /^(?:except|except_group|finally)_clause$/.test(each.type)) ? undefined : `\`try\` without \`except\` or \`finally\``;
    case 'argument_list': return faultOfArguments(node);
    // `print >>file, x` is an expression of Python 3 as well
    case 'print_statement': return node.namedChildren.some((each) => each?.type === 'chevron') ? undefined : '`print` as a statement';
    case 'exec_statement': return '`exec` as a statement';
    default: {
      const own = indentOf(node, text);
      return own !== undefined && node.parent !== null && own !== lineIndent(node.parent, text) ? `\`${word(node)}\` stands deeper or less deep than what it belongs to` : undefined;
    }
  }
}

function faultOfBlock(block: Node, text: SourceText): string | undefined {
  const owner = block.parent;
  const first = block.namedChildren.find((each) => each !== null && !isNoStatement(each));
  if (owner === null) return undefined;
  if (first === undefined) return `\`${word(owner)}\` without a statement in it`;
  if (first === null || text.position(first.startIndex).line === text.position(owner.startIndex).line) return undefined;
  const deep = indentOf(first, text);
  if (deep === undefined) return undefined;
  const outer = lineIndent(owner, text);
  if (!deep.startsWith(outer) || deep.length <= outer.length) return `what is in \`${word(owner)}\` does not stand deeper than it`;
  return unevenLine(block, deep, text);
}

/** @param deep the white space that the lines of these statements have to begin with */
function unevenLine(block: Node, deep: string, text: SourceText): string | undefined {
  const uneven = block.namedChildren.some((each) => each !== null && !isNoStatement(each) && (indentOf(each, text) ?? deep) !== deep);
  return uneven ? 'a statement stands deeper or less deep than those beside it' : undefined;
}

function faultOfArguments(list: Node): string | undefined {
  let sawKeyword = false;
  let sawMapping = false;
  for (const each of list.namedChildren) {
    if (each === null || isNoStatement(each) || each.type === 'keyword_argument') {
      sawKeyword ||= each?.type === 'keyword_argument';
    } else if (each.type === 'dictionary_splat') sawMapping = true;
    else if (sawMapping || (sawKeyword && each.type !== 'list_splat')) return 'an argument by position after one by name';
  }
  return undefined;
}

const isNoStatement = ({ type }: Node) => type === 'comment' || type === 'line_continuation';

/** `if`, `else`: what a statement or a clause begins with. */
function word(node: Node): string {
  const [first = ''] = /^(?:async[ \t]+)?\w+/.exec(node.text.slice(0, 40)) ?? [];
  return first;
}

/** White space before a node that is the first of its line; undefined where it is not, and where the line goes on from the one before. */
function indentOf(node: Node, text: SourceText): string | undefined {
  const { line, column } = text.position(node.startIndex);
  const before = (text.lines[line] as string).slice(0, column);
  if (!/^[ \t\f]*$/.test(before) || (line > 0 && (text.lines[line - 1] as string).endsWith('\\'))) return undefined;
  // a form feed begins the count anew
  return before.slice(before.lastIndexOf('\f') + 1);
}

function lineIndent(node: Node, text: SourceText): string {
  const line = text.lines[text.position(node.startIndex).line] as string;
  const [indent = ''] = /^[ \t\f]*/.exec(line) ?? [];
  return indent.slice(indent.lastIndexOf('\f') + 1);
}
