import { createHash } from 'node:crypto';
import type { Project } from '@mechsym/engine';

/** What a lint asked about the project, and the digest of what it was told: `read src/a.py`, `renamed src/b.py`, `files`. */
export type Trace = readonly (readonly [question: string, digest: string])[];

/** Questions whose answers are compared at most; a lint that had more of them is not kept. */
const MOST_READ = 10_000;
/** Each may start git. */
const MOST_RENAMED = 50;

export type ReadSource = (file: string) => Promise<Uint8Array | undefined>;

/**
 * Answers a lint's questions about the project, and notes them: a later lint that is given the same answers comes to the same.
 * What was read to compare is not read twice.
 */
export class Answers {
  readonly #readSource: ReadSource;
  readonly #project: Project;
  readonly #given = new Map<string, string>();
  readonly #bytes = new Map<string, Promise<Uint8Array | undefined>>();
  #isSteady = true;

  constructor(readSource: ReadSource, project: Project) {
    this.#readSource = readSource;
    this.#project = project;
  }

  readonly readSource: ReadSource = async (file) => {
    const known = this.#bytes.get(file);
    this.#bytes.delete(file);
    const bytes = await (known ?? this.#readSource(file));
    this.#note(`read ${file}`, bytes);
    return bytes;
  };

  readonly project: Project = {
    files: async () => {
      const files = await this.#project.files();
      this.#note('files', files.join('\0'));
      return files;
    },
    renamed: async (file) => {
      const name = await this.#project.renamed(file);
      this.#note(`renamed ${file}`, name);
      return name;
    },
  };

  /** What was asked; undefined if an answer changed meanwhile, or they are too many to be asked again. */
  get trace(): Trace | undefined {
    const trace = [...this.#given];
    return this.#isSteady && isTrace(trace) ? trace : undefined;
  }

  /** The first question that is answered otherwise than it was; undefined if there is none. */
  async firstChange(trace: Trace): Promise<string | undefined> {
    for (const [question, digest] of trace) if (digestOf(await this.#ask(question)) !== digest) return question;
    return undefined;
  }

  async #ask(question: string): Promise<Uint8Array | string | undefined> {
    if (question === 'files') return (await this.#project.files()).join('\0');
    const file = question.slice(question.indexOf(' ') + 1);
    if (question.startsWith('renamed ')) return this.#project.renamed(file);
    let bytes = this.#bytes.get(file);
    if (bytes === undefined) this.#bytes.set(file, bytes = this.#readSource(file));
    return bytes;
  }

  #note(question: string, answer: Uint8Array | string | undefined): void {
    const digest = digestOf(answer);
    if ((this.#given.get(question) ?? digest) !== digest) this.#isSteady = false;
    this.#given.set(question, digest);
  }
}

/** Whether a value is a trace, and not too long to be asked again. */
export function isTrace(value: unknown): value is Trace {
  if (!Array.isArray(value) || value.length > MOST_READ) return false;
  let renamed = 0;
  return value.every((each: unknown) => {
    if (!Array.isArray(each) || each.length !== 2 || typeof each[0] !== 'string' || typeof each[1] !== 'string') return false;
    if (each[0].startsWith('renamed ')) renamed++;
    return renamed <= MOST_RENAMED && (each[0] === 'files' || /^(?:read|renamed) [^\0]+$/.test(each[0]));
  });
}

/** Of nothing it is empty, so that an empty file is another answer than none. */
function digestOf(answer: Uint8Array | string | undefined): string {
  return answer === undefined ? '' : createHash('sha256').update(answer).digest('base64url');
}
