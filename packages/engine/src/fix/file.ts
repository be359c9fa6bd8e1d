import { createHash } from 'node:crypto';
import type { Fix, FixEdit } from '../finding.ts';
import { createText, languageOf } from '../source/index.ts';
import type { SourceText } from '../source/model.ts';
import { applyEdits, collide, type TextEdit } from './edits.ts';
import { unifiedDiff } from './unified.ts';

/** SHA-256 of a text in UTF-8, hex digits. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A file whose text several fixes are to change. */
export class FileFixes {
  readonly file: string;
  readonly #source: SourceText;
  readonly #digest: string;
  readonly #edits: TextEdit[] = [];

  /** @param text of the file, without a byte order mark */
  constructor(file: string, text: string) {
    this.file = file;
    this.#source = createText(text, languageOf(file)?.lineEnd);
    this.#digest = digestOf(text);
  }

  /** Whether a fix is about this very text. */
  knows(fix: Fix): boolean {
    return fix.files.every(({ file, sha256 }) => file !== this.file || sha256 === this.#digest)
      && this.#own(fix).every(({ range, old }) => this.#source.text.slice(this.#source.offset(range.start), this.#source.offset(range.end)) === old);
  }

  /** Whether a fix can be made together with those that were added. */
  takes(fix: Fix): boolean {
    return this.#own(fix).every((edit) => {
      const wanted = this.#offsets(edit);
      return this.#edits.every((made) => same(made, wanted) || !collide(made, wanted));
    });
  }

  /** Adds a fix that it takes; what an earlier one does as well is done once. */
  add(fix: Fix): void {
    for (const edit of this.#own(fix)) {
      const wanted = this.#offsets(edit);
      if (!this.#edits.some((made) => same(made, wanted))) this.#edits.push(wanted);
    }
  }

  get changed(): boolean { return this.#edits.length > 0; }

  /** The text with all that was added. */
  get text(): string { return applyEdits(this.#source.text, this.#edits); }

  /** What was added, as `patch` and `git apply` read it; lines end as those of the file. */
  get diff(): string { return unifiedDiff(this.file, this.#source.text, this.#edits); }

  #own(fix: Fix): FixEdit[] { return fix.edits.filter(({ file }) => file === this.file); }

  #offsets({ range, text }: FixEdit): TextEdit {
    return { start: this.#source.offset(range.start), end: this.#source.offset(range.end), text };
  }
}

const same = (a: TextEdit, b: TextEdit) => a.start === b.start && a.end === b.end && a.text === b.text;
