import type { Node } from 'web-tree-sitter';
import { contains, rangeOf } from '../source/range.ts';
import type { FunctionModel, Language, Range, Site, SourceModel, SourceText } from '../source/model.ts';
import type { ImportedPlace, ImportedRegion, ImportedResult } from './model.ts';

/** The code that a finding of another linter is about. */
export interface CodePlace {
  readonly at: ImportedPlace;
  readonly range: Range;
  /** the function that runs it */
  readonly function: FunctionModel | undefined;
  /** its operations; of a function, a class or a file none are listed: these are told as a whole */
  readonly sites: readonly Site[];
  /** true where the code has no operation of its own and stands for what is around it, without what that calls */
  readonly isAround?: true;
}

/** A region in the text: without columns its lines from the first character to the end, without a region the file. */
export function rangeOfRegion(region: ImportedRegion | undefined, unit: ImportedResult['unit'], text: SourceText): Range | undefined {
  if (region === undefined) return undefined;
  if ('offset' in region) {
    const utf16 = (characters: number) => (unit === 'utf16' ? characters : [...text.text.slice(0, 2 * characters)].slice(0, characters).join('').length);
    return text.range(utf16(region.offset), utf16(region.offset + region.length));
  }
  const last = text.lines.length - 1;
  const line = Math.min(region.startLine - 1, last);
  const endLine = Math.min((region.endLine ?? region.startLine) - 1, last);
  const content = text.lines[line] as string;
  const column = region.startColumn === undefined ? content.length - content.trimStart().length : text.column(line, region.startColumn - 1, unit);
  // A region without an end has that of its last line (3.30.8).
  const endColumn = region.endColumn === undefined ? (text.lines[endLine] as string).length : text.column(endLine, region.endColumn - 1, unit);
  const start = { line, column };
  return { start, end: endLine === line && endColumn < column ? start : { line: endLine, column: endColumn } };
}

/**
 * The smallest piece of code around a range of which a share can be told: an expression in the head of a statement, the statement,
 * or the definition if the range is its name or all of it. Code without an operation of its own costs what is around it: its loop, else its function.
 */
export function placeOfRange(model: SourceModel, language: Language, range: Range | undefined): CodePlace {
  const { text, tree } = model;
  const [start, end] = range === undefined ? [0, 0] : [text.offset(range.start), text.offset(range.end)];
  const whole = { at: 'file', range: text.range(0, text.text.length), function: undefined, sites: [] } as const;
  const written = text.text.slice(start, end);
  const first = start + written.length - written.trimStart().length;
  const last = Math.max(first, end - (written.length - written.trimEnd().length));
  let node = range === undefined ? null : tree.rootNode.descendantForIndex(first, Math.max(first, last - 1));
  if (range === undefined || node === null || node.startIndex > first || node.endIndex < last) return range === undefined ? whole : ofLines(model, range);
  if (isSilent(node, text.text.slice(first, Math.max(last, first + 1)))) return { at: 'none', range, function: model.functionOf(node), sites: [] };
  for (let inner: Node | null = null; node !== null; inner = node, node = node.parent) {
    const { type, parent }: Node = node;
    if (language.defining.has(type)) {
      if (inner !== null && isHead(inner, node, language)) return ofCode(model, rangeOf(text, inner), outside(model, node), 'expression');
      return ofDefinition(model, node);
    }
    if (parent === null) return ofLines(model, range);
    // In the body of something, and more than one statement of it.
    if (language.bodies.has(type) && inner === null) return ofLines(model, range);
    if (language.statement.test(type) && !/_clause$|^switch_/.test(type)) {
      if (inner !== null && isExpressionOfHead(inner, node)) return ofCode(model, rangeOf(text, inner), model.functionOf(inner), 'expression');
      const defined = definedBy(node, language);
      return defined === undefined ? ofCode(model, rangeOf(text, node), model.functionOf(node), 'statement') : ofDefinition(model, defined);
    }
  }
  return ofLines(model, range);
}

/** Comments, strings that stand alone and empty lines do nothing when the program runs. */
function isSilent(node: Node, written: string): boolean {
  if (written.trim() === '' || /comment/.test(node.type)) return true;
  for (let at: Node | null = node; at !== null && /^string/.test(at.type); at = at.parent) {
    if (at.parent?.type === 'expression_statement' && at.parent.namedChildCount === 1) return true;
  }
  return false;
}

/** Annotations, decorators and Python's default values are not run by the function, but by what is around it. */
function isHead(inner: Node, definition: Node, language: Language): boolean {
  const { id } = inner;
  const is = (field: string) => definition.childForFieldName(field)?.id === id;
  return language.family === 'python' && (is('parameters') || is('return_type') || is('superclasses') || is('type_parameters'));
}

/** What a statement evaluates before it decides what to run. */
function isExpressionOfHead(inner: Node, statement: Node): boolean {
  return /^(if|for|for_in|while|with|match|switch|do)_statement$/.test(statement.type)
    && ['condition', 'left', 'right', 'subject', 'value', 'initializer', 'increment'].some((field) => statement.childForFieldName(field)?.id === inner.id);
}

/** The function or class that a statement does nothing but define. */
function definedBy(statement: Node, language: Language): Node | undefined {
  if (statement.type === 'decorated_definition') return statement.childForFieldName('definition') ?? undefined;
  return statement.type === 'export_statement' ? statement.namedChildren.find((child) => child !== null && language.defining.has(child.type)) ?? undefined : undefined;
}

function outside(model: SourceModel, definition: Node): FunctionModel | undefined {
  const fn = model.functionOf(definition);
  return fn?.node.id === definition.id ? fn.parent : fn;
}

function ofDefinition(model: SourceModel, node: Node): CodePlace {
  const range = rangeOf(model.text, node);
  const fn = model.functionsOn(range.start.line, range.end.line).find((each) => each.node.id === node.id) ?? model.functionOf(node);
  return { at: fn?.kind === 'class' ? 'class' : 'function', range, function: fn, sites: [] };
}

function ofLines(model: SourceModel, range: Range): CodePlace {
  const around = model.functionsAround(range.start).filter((fn) => fn.kind === 'module' || contains(fn.range, range));
  return ofCode(model, range, around.at(-1), 'lines');
}

function ofCode(model: SourceModel, range: Range, fn: FunctionModel | undefined, at: ImportedPlace): CodePlace {
  const sites = sitesOf(model, range, fn);
  if (sites.length > 0 || fn === undefined) return { at, range, function: fn, sites };
  const loop = fn.loops.filter((each) => contains(each.range, range)).at(-1);
  return loop === undefined ? { at: 'function', range: fn.range, function: fn, sites: [], isAround: true }
    : { at: 'loop', range: loop.range, function: fn, sites: sitesOf(model, loop.range, fn), isAround: true };
}

function sitesOf(model: SourceModel, range: Range, fn: FunctionModel | undefined): Site[] {
  return functionsRunIn(model, range, fn).flatMap(({ sites }) => sites.filter((site) => contains(range, site.range)));
}

/** A function and those whose code runs where it is written in it: for each element of something, or as an expression. */
export function functionsRunIn(model: SourceModel, range: Range, fn: FunctionModel | undefined): FunctionModel[] {
  const isInline = ({ kind, node, loops }: FunctionModel) => kind === 'comprehension' || node.type === 'lambda' || loops.some((loop) => loop.kind === 'callback' && loop.node.id === node.id);
  const runsHere = (each: FunctionModel): boolean => each === fn || (each.parent !== undefined && contains(range, each.range) && isInline(each) && runsHere(each.parent));
  return model.functionsOn(range.start.line, range.end.line).filter(runsHere);
}
