import type { FunctionSpan, Language, SourceModel, SourceText } from './model.ts';
import type { SourceParser } from './parser.ts';
import { SourceProblem } from './problem.ts';
import { functionAt } from './lookup.ts';
import { createText } from './text.ts';
import { TreeModel } from './tree-model.ts';

/** A function that must be in the model. */
export interface WantedFunction {
  /** 0-based: first decorator or `def` */
  readonly firstLine: number;
  /** 0-based; a line that belongs to it, where known */
  readonly endLine?: number;
  /** where known, it is checked: text that only looks like code cannot mislead */
  readonly qualifiedName?: string;
}

export interface BuildOptions {
  /** Parse only the outermost functions around these. The whole file is parsed if one of them is not found that way. */
  readonly functions?: readonly WantedFunction[];
}

/**
 * Builds the source model of a file, or of some functions of it. The caller disposes of it.
 * @param file relative to the root, forward slashes
 * @throws SourceProblem if the text cannot be parsed
 */
export function buildModel(language: Language, file: string, text: string | SourceText, parser: SourceParser, options: BuildOptions = {}): SourceModel {
  const source = typeof text === 'string' ? createText(text, language.lineEnd) : text;
  const spans = options.functions === undefined ? undefined : spansOf(language, source, options.functions);
  if (spans !== undefined) {
    const model = read(language, file, source, parser, spans);
    if (!model.hasErrors && options.functions!.every((wanted) => functionAt(model, wanted) !== undefined)) return model;
    model.dispose();
  }
  return read(language, file, source, parser, undefined);
}

function read(language: Language, file: string, text: SourceText, parser: SourceParser, spans: readonly FunctionSpan[] | undefined): SourceModel {
  const tree = parser.parse(file, text, spans);
  try {
    return new TreeModel(language, file, text, tree, spans === undefined, language.extract(tree, file, text, spans));
  } catch (error) {
    tree.delete();
    // a reader of a part of the tree does not know whose it is
    throw error instanceof SourceProblem ? new SourceProblem(error.message, file, error.line) : error;
  }
}

/** The spans in order, each once; undefined if one of the functions cannot be found in the text. */
function spansOf(language: Language, text: SourceText, functions: readonly WantedFunction[]): readonly FunctionSpan[] | undefined {
  const found: FunctionSpan[] = [];
  for (const { firstLine, endLine } of functions) {
    if (found.some((span) => contains(text, span, firstLine, endLine ?? firstLine))) continue;
    const span = language.functionSpan(text, firstLine, endLine ?? firstLine);
    if (span === undefined) return undefined;
    found.push(span);
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const spans: FunctionSpan[] = [];
  for (const span of found) {
    const before = spans.at(-1);
    if (before !== undefined && span.end <= before.end) continue;
    if (before !== undefined && span.start < before.end) return undefined;
    spans.push(span);
  }
  return spans.length > 0 ? spans : undefined;
}

function contains(text: SourceText, span: FunctionSpan, firstLine: number, endLine: number): boolean {
  return text.position(span.start).line <= firstLine && text.offset({ line: endLine, column: 0 }) < span.end;
}
