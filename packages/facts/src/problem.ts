/** Something a user should know about an input: what, where, and what to do about it. */
export interface Problem {
  /** the input's name, as the user gave it */
  readonly file: string;
  /** 1-based line in that input */
  readonly line?: number;
  readonly message: string;
  /** `error`: the input, or the rest of it, was not used. `warning`: a part was not used. */
  readonly severity: 'warning' | 'error';
  /** how many problems of this sort this one stands for */
  readonly count?: number;
}

/** Problems of one sort that are listed one by one before the rest is only counted. */
const LISTED = 5;

/** Collects problems, so that a million bad rows are five messages and a number. */
export class Problems {
  readonly #listed: Problem[] = [];
  readonly #seen = new Map<string, number>();
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /**
   * @param sort what is wrong, in words that hold for each of its kind: "2 more: `sort`"
   * @param message built only if it will be listed; the sort itself where it says all
   */
  add(sort: string, line: number | undefined, severity: Problem['severity'], message: () => string = () => sort): void {
    const seen = (this.#seen.get(sort) ?? 0) + 1;
    this.#seen.set(sort, seen);
    if (seen > LISTED) return;
    this.#listed.push({ file: this.#file, ...(line === undefined ? {} : { line }), message: printable(message(), 1000), severity });
  }

  list(): Problem[] {
    const more: Problem[] = [];
    for (const [sort, seen] of this.#seen) {
      const count = seen - LISTED;
      if (count > 0) more.push({ file: this.#file, message: `${count} more: ${sort}`, severity: 'warning', count });
    }
    return [...this.#listed, ...more];
  }
}

/** `file:line: message`, as compilers print it. */
export function problemText(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${printable(place, 1000)}: ${problem.message}`;
}

/** Text from a recording made safe for a terminal: control characters are shown as escapes, long text is cut. */
export function printable(text: string, limit = 200): string {
  const cut = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  // eslint-disable-next-line no-control-regex -- these are what it is for; bidirectional overrides can hide code too
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
