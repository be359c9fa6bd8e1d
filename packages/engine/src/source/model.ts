import type { Node, Tree } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { Syntax } from './syntax.ts';

/** 0-based line and 0-based UTF-16 column, as in the Language Server Protocol and in SARIF less one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/**
 * What a name means inside a function. `cell` is a name shared between a function and one nested in it, seen from either.
 * Comprehensions other than generator expressions share the variables of the function around them and make no cell.
 * `module` is a global of this file, `builtin` a builtin's name that no module-level code
 * binds; where only a part of the file was parsed, a search of its text decides that.
 */
export type Scope = 'local' | 'parameter' | 'cell' | 'module' | 'builtin';

/**
 * `callback` is a function that is given to a method which calls it for each element (`map`, `sort`, ...): its code runs in a
 * loop, which has no statement. That loop is the function's own, lies in the loops around the call, iterates over the object of
 * the method, and its targets are the function's first parameter.
 */
export interface Loop {
  readonly kind: 'for' | 'while' | 'comprehension' | 'callback';
  readonly node: Node;
  readonly range: Range;
  /** The line that says over what the loop runs. */
  readonly header: Range;
  /** 1 is a loop that lies in no other loop. The loop of a comprehension or a callback counts those around it. */
  readonly depth: number;
  readonly parent: Loop | undefined;
  /** What is iterated over, absent for `while`. */
  readonly iterable: Node | undefined;
  /** Names that the loop's own header binds. */
  readonly targets: readonly string[];
  /**
   * What anything in the loop changes, loops within it included:
   * - `x`, `self.x`: a name or attribute path that is assigned, augmented, deleted or bound
   * - `?.x`: attribute `x` of something that is no path, such as `f().x`
   * - `a.b[]`: an item of `a.b` is stored or deleted
   * - `a.b()`: a method that changes its object (append, pop, ...) is called on `a.b`
   */
  readonly assigned: ReadonlySet<string>;
}

export interface SiteAlias {
  readonly operation: Operation;
  /** where the runtime calls it otherwise: what the compiler writes there without a trace in the source */
  readonly name?: string;
  readonly range: Range;
}

/** A place that the runtime treats as one operation. */
export interface Site {
  readonly operation: Operation;
  /** attribute, function or global name; operator for binary and compare; module for import; empty where there is none */
  readonly name: string;
  /** the whole expression or statement of the operation */
  readonly node: Node;
  readonly range: Range;
  /** the token that a runtime names which tells a place by one point; absent where runtimes tell ranges */
  readonly point?: Position;
  /** number among the function's sites of equal operation and name that start on the same line, from left to right */
  readonly ordinal: number;
  /** object of an attribute, subscript or method call; container of a membership test; iterable of an iteration */
  readonly receiver: Node | undefined;
  /** binary, compare, membership: left and right; call: positional argument values; subscript: the index */
  readonly operands: readonly Node[];
  /** innermost loop in which the operation runs; an iteration's is the loop that it drives */
  readonly loop: Loop | undefined;
  /** other ranges (or points, as ranges without width) at which some versions of the runtime report it, and as which operation */
  readonly aliases: readonly SiteAlias[];
  /** the function whose code the operation is part of */
  readonly function: FunctionModel;
}

export interface Parameter {
  readonly name: string;
  readonly kind: 'plain' | 'variadic' | 'keyword-variadic';
  readonly node: Node;
}

/** Where a version of the runtime says that a function starts, and what it calls it. */
export interface FunctionStart {
  readonly name: string;
  readonly position: Position;
}

export interface FunctionModel {
  readonly kind: 'function' | 'lambda' | 'comprehension' | 'class' | 'module';
  /** as the runtime names it: `Class.method`, `outer.<locals>.inner`, `<module>` */
  readonly qualifiedName: string;
  /** last part of the qualified name */
  readonly name: string;
  /** with the class that it is in, where the runtime leaves that out: `Circle.area` */
  readonly displayName?: string;
  readonly node: Node;
  /** the same, as it was read from the tree */
  readonly syntax: Syntax;
  /** first decorator to last line */
  readonly range: Range;
  /** 0-based line of the runtime's first line: the first decorator, or the `def` line; for V8 that of the parameter list */
  readonly firstLine: number;
  /** where runtimes that know a column say that it starts, the newest first */
  readonly starts?: readonly FunctionStart[];
  /** the name in the definition, else the whole header */
  readonly nameRange: Range;
  readonly parameters: readonly Parameter[];
  readonly decorators: readonly { readonly text: string; readonly range: Range }[];
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parent: FunctionModel | undefined;
  /** functions and classes directly in it, in no particular order */
  readonly nested: readonly FunctionModel[];
  /** loops of this function in source order, those of nested functions not included */
  readonly loops: readonly Loop[];
  readonly sites: readonly Site[];
  /** innermost loop of this function around a node, if any */
  loopOf(node: Node): Loop | undefined;
  scopeOf(name: string): Scope;
  /** true where runtimes know the lines of its code alone, and name the lowest as its first: `firstLine` is that line, or near it */
  readonly startsWithin?: boolean;
  /** Whether it runs what lies there in its text; absent where it runs all of it but what nested functions run. */
  owns?(start: number, end: number): boolean;
}

/** A place where a module-level name is bound: assignment, def, class, import, global statement's assignment. */
export interface Binding {
  readonly name: string;
  readonly kind: 'assignment' | 'function' | 'class' | 'import' | 'loop' | 'other';
  readonly range: Range;
  readonly node: Node;
}

export interface SourceModel {
  readonly language: string;
  /** relative to the root, forward slashes */
  readonly file: string;
  readonly text: SourceText;
  readonly tree: Tree;
  /** true where the whole file was parsed, so that module-level bindings and all functions are known */
  readonly whole: boolean;
  /** true where the parser had to skip or guess something; the rest of the model holds */
  readonly hasErrors: boolean;
  /** all of them, in source order. Asking for all reads the whole file: `functionsOn` reads what is asked for. */
  readonly functions: readonly FunctionModel[];
  /** those that have a part on these lines (0-based, both included), in source order */
  functionsOn(first: number, last?: number): readonly FunctionModel[];
  /** those whose text holds these words, in source order */
  functionsWith(words: string): readonly FunctionModel[];
  /** functions and classes of this name, in source order */
  functionsNamed(name: string): readonly FunctionModel[];
  /** module-level bindings by name; empty unless `whole` */
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** those whose text holds a place, the outermost first */
  functionsAround(position: Position): readonly FunctionModel[];
  /** innermost function that contains the node */
  functionOf(node: Node): FunctionModel | undefined;
  /** the tree is freed; no node may be used after it */
  dispose(): void;
}

/** The text of a file, with the conversions of columns that runtimes and outputs need. */
export interface SourceText {
  readonly text: string;
  /** without line ends; as the language counts lines */
  readonly lines: readonly string[];
  /** UTF-16 column for a column counted in `unit`, clamped to the line */
  column(line: number, column: number, unit: 'utf8' | 'utf16' | 'codepoint'): number;
  /** place of a UTF-16 offset into `text`, clamped; a line end counts as the end of its line */
  position(offset: number): Position;
  /** UTF-16 offset of a place, clamped */
  offset(position: Position): number;
  range(start: number, end: number): Range;
}

/** What a language finds in a tree. */
export interface Extraction {
  /** the functions that lie in no other: the module where the whole file was parsed */
  readonly outermost: readonly FunctionModel[];
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
}

/** The outermost function around a place, found without parsing. */
export interface FunctionSpan {
  /** UTF-16 offsets: start of the first decorator or of the definition, past the last line */
  readonly start: number;
  readonly end: number;
  /** what the classes around it add to its qualified name: `Class.` */
  readonly prefix: string;
}

/** How files of some extensions are read. */
export interface Language {
  /** one per grammar */
  readonly name: string;
  /** what recordings and rules call it: TypeScript is of the family `javascript` */
  readonly family: string;
  readonly extensions: readonly string[];
  /** file name of the grammar's wasm */
  readonly grammar: string;
  /** global expression that matches its line ends, if they are not Python's */
  readonly lineEnd?: RegExp;
  /**
   * Where functions of that name may be defined, to find them without reading all: a global expression, and how many characters
   * before the function itself it may match. Undefined if it cannot tell.
   */
  definitions(name: string): { readonly pattern: RegExp; readonly before: number } | undefined;
  /** text between the nodes of a tree without what means nothing: white space, comments, semicolons */
  readonly squeeze: (between: string) => string;
  /** matches the types of nodes that are statements, or clauses that hold some */
  readonly statement: RegExp;
  /** node types of functions and classes, and of the block that holds what is within one */
  readonly defining: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  /** decodes a file's bytes as the language's tools do (coding lines, byte order marks); throws SourceProblem if it is binary */
  decode(bytes: Uint8Array, file?: string): string;
  /** what the object is called whose method a function is: `self`, `this`; undefined where it has none */
  receiver(fn: FunctionModel): string | undefined;
  isConstructor(fn: FunctionModel): boolean;
  /** Whether the runtime itself calls it, once in a program or in the life of a class. */
  runsOnce(fn: FunctionModel): boolean;
  /** node types that give a name or an access path a value, whose field `left` or `name` it is */
  readonly assignments: readonly string[];
  /** `x`, `self.items`, `a.b.c` as an access path, or undefined for anything else */
  path(node: Node): string | undefined;
  /** true for literals and for displays of literals */
  isConstant(node: Node): boolean;
  /** every name that the expression reads, and every access path in it */
  reads(node: Node): { readonly names: ReadonlySet<string>; readonly paths: ReadonlySet<string>; readonly hasCall: boolean };
  /**
   * The outermost function around a 0-based line, found in the text alone; undefined where the line lies in none or the
   * text does not tell.
   * @param endLine a line known to belong to the function as well
   */
  functionSpan(text: SourceText, line: number, endLine: number): FunctionSpan | undefined;
  /** What the grammar reads without an error and the language refuses, in words; undefined where there is nothing of the kind. */
  fault?(root: Node, text: SourceText): string | undefined;
  /** @param spans what was parsed, or undefined for the whole file */
  extract(tree: Tree, file: string, text: SourceText, spans: readonly FunctionSpan[] | undefined): Extraction;
}
