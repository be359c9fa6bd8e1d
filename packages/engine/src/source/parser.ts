import { Language as Grammar, Parser, type Range as GrammarRange, type Tree } from 'web-tree-sitter';
import { SourceProblem } from './problem.ts';
import type { Language, SourceText } from './model.ts';

/** File name of the web-tree-sitter runtime, as `load` is asked for it. */
export const RUNTIME_WASM = 'web-tree-sitter.wasm';

/**
 * Seconds for a text, and more for each million of its characters. A million characters of Python's standard library take
 * 0.2 s; what takes this long (a hundred thousand line continuations in a row do) is no program that anybody runs.
 */
const SECONDS = 5;
const SECONDS_PER_MILLION = 5;

/** A part of a text, as UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface SourceParser {
  readonly language: Language;
  readonly grammar: Grammar;
  /**
   * Parses a text, or only the spans of it (in order, not overlapping) as if the rest were not there. Positions are
   * those of the whole text. The caller deletes the tree.
   * @throws SourceProblem if the parser gives up
   */
  parse(file: string, text: SourceText, spans?: readonly Span[]): Tree;
}

export interface Parsers {
  /** Loads the grammar at the first call for a language. */
  parser(language: Language): Promise<SourceParser>;
  /** whether a parser gave up, which another time it may not */
  readonly gaveUp: boolean;
}

// The runtime keeps its memory in its module: a second start would pull it from under the first one's trees.
let runtime: Promise<void> | undefined;

/**
 * Parsers whose wasm comes from `load`, asked once per file name (`RUNTIME_WASM`, `Language.grammar`) and only when the
 * first file needs it.
 */
export function createParsers(load: (file: string) => Uint8Array | Promise<Uint8Array>): Parsers {
  const parsers = new Map<string, Promise<SourceParser>>();
  let gaveUp = false;
  const giveUp = () => { gaveUp = true; };

  async function start(language: Language): Promise<SourceParser> {
    runtime ??= Promise.resolve(load(RUNTIME_WASM)).then((wasmBinary) => Parser.init({ wasmBinary: exactBuffer(wasmBinary) }));
    try {
      await runtime;
    } catch (error) {
      runtime = undefined;
      throw error;
    }
    const grammar = await Grammar.load(await load(language.grammar));
    const parser = new Parser();
    parser.setLanguage(grammar);
    return { language, grammar, parse: (file, text, spans) => parse(parser, file, text, spans, giveUp) };
  }

  return {
    get gaveUp() { return gaveUp; },
    parser(language) {
      let parser = parsers.get(language.name);
      if (parser === undefined) {
        parser = start(language);
        parsers.set(language.name, parser);
        parser.catch(() => parsers.delete(language.name));
      }
      return parser;
    },
  };
}

function parse(parser: Parser, file: string, text: SourceText, spans: readonly Span[] | undefined, giveUp: () => void): Tree {
  // tree-sitter knows no lone carriage return as a line end; the same length keeps every offset.
  const input = text.text.includes('\r') ? text.text.replace(/\r(?!\n)/g, '\n') : text.text;
  const length = spans === undefined ? input.length : spans.reduce((sum, span) => sum + span.end - span.start, 0);
  const deadline = performance.now() + 1000 * (SECONDS + SECONDS_PER_MILLION * length / 1e6);
  let reached = 0;
  const tree = parser.parse(input, null, {
    progressCallback(state) {
      // bytes of UTF-16, whatever its documentation says
      reached = state.currentOffset / 2;
      return performance.now() > deadline;
    },
    ...(spans === undefined ? {} : { includedRanges: spans.map((span) => grammarRange(text, span)) }),
  });
  if (tree !== null) return tree;
  parser.reset();
  giveUp();
  throw new SourceProblem('the parser gave up near here: it took too long to make sense of this code',
    file, text.position(reached).line);
}

function grammarRange(text: SourceText, span: Span): GrammarRange {
  const start = text.position(span.start);
  const end = text.position(span.end);
  return {
    startIndex: span.start,
    endIndex: span.end,
    startPosition: { row: start.line, column: start.column },
    endPosition: { row: end.line, column: end.column },
  };
}

/** A view into a larger buffer (as Node's small buffers are) would be read from the buffer's start. */
function exactBuffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer;
}
