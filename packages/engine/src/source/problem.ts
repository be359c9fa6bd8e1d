/** A source file, or a part of it, that cannot be read. The message says what is wrong and what to do; the rest goes on. */
export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  /** relative to the root; empty where the caller knows it and the thrower does not */
  readonly file: string;
  /** 0-based, as in Position; undefined where the whole file is meant */
  readonly line: number | undefined;

  constructor(message: string, file = '', line?: number) {
    super(message);
    this.file = file;
    this.line = line;
  }
}
