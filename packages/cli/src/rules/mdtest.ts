/**
 * Tests of rules in Markdown. A heading starts a test; in it are fences:
 * - ```LANGUAGE file=PATH: a source file
 * - ```LANGUAGE fixed=PATH: the same file as it has to be when the fixes of all findings were made
 * - ```jsonl: a facts file; or ```recording with the path of one, relative to the Markdown file
 * - ```options: YAML with `minImpact` and `options` of the rules
 * What stands in a comment `<!-- … -->` that begins a line is left out.
 * An expected finding is a comment of the source, ` ~~~ rule-id`, below the line that has to be underlined or at its end;
 * tildes may stand under the columns that have to be underlined, and are then exact.
 */

export interface Expected {
  readonly file: string;
  /** 1-based */
  readonly line: number;
  readonly rule: string;
  /** 1-based, if the tildes are exact */
  readonly columns?: readonly [start: number, end: number];
}

export interface MarkdownTest {
  readonly name: string;
  /** 1-based line of its heading in the Markdown file */
  readonly line: number;
  readonly sources: ReadonlyMap<string, string>;
  readonly facts: readonly string[];
  /** paths of recordings, as written */
  readonly recordings: readonly string[];
  /** YAML; empty if there is none */
  readonly options: string;
  readonly expected: readonly Expected[];
  /** files by path, as fixes have to leave them */
  readonly fixed: ReadonlyMap<string, string>;
}

interface Open {
  name: string;
  line: number;
  sources: Map<string, string>;
  facts: string[];
  recordings: string[];
  options: string;
  expected: Expected[];
  fixed: Map<string, string>;
}

/** The tests of a Markdown file; headings without fences below them are prose. */
export function parseMarkdownTests(text: string): readonly MarkdownTest[] {
  const tests: Open[] = [];
  let open: Open | undefined;
  let fence: { readonly mark: string; readonly info: string; readonly lines: string[] } | undefined;
  let inComment = false;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const mark = /^(`{3,}|~{3,})(.*)$/.exec(line);
    if (inComment || (fence === undefined && line.startsWith('<!--'))) {
      inComment = !line.includes('-->');
    } else if (fence !== undefined) {
      if (mark !== null && mark[1] === fence.mark && mark[2]?.trim() === '') {
        if (open !== undefined) take(open, fence.info, fence.lines);
        fence = undefined;
      } else fence.lines.push(line);
    } else if (mark !== null) {
      fence = { mark: mark[1] as string, info: (mark[2] as string).trim(), lines: [] };
    } else if (/^#+\s/.test(line)) {
      open = { name: line.replace(/^#+\s+/, '').trim(), line: index + 1, sources: new Map(), facts: [], recordings: [], options: '', expected: [], fixed: new Map() };
      tests.push(open);
    }
  }
  return tests.filter((test) => test.sources.size > 0 || test.recordings.length > 0);
}

function take(test: Open, info: string, lines: readonly string[]): void {
  const file = /\bfile=(\S+)/.exec(info)?.[1];
  const fixed = /\bfixed=(\S+)/.exec(info)?.[1];
  if (fixed !== undefined) test.fixed.set(fixed, `${lines.join('\n')}\n`);
  else if (file !== undefined) {
    const { source, expected } = expectations(file, lines);
    test.sources.set(file, source);
    test.expected.push(...expected);
  } else if (info === 'jsonl') test.facts.push(`${lines.join('\n')}\n`);
  else if (info === 'recording') test.recordings.push(...lines.map((line) => line.trim()).filter((line) => line !== ''));
  else if (info === 'options') test.options = lines.join('\n');
}

const EXPECTATION = /^(\s*)(?:#|\/\/)(\s*)(~{1,})\s*([a-z][a-z0-9-]*)\s*$/;
const AT_END = /\s*(?:#|\/\/)\s*~{3,}\s*([a-z][a-z0-9-]*)\s*$/;

/** Takes the expectations out of a source, so that its lines are those that were recorded. */
function expectations(file: string, lines: readonly string[]): { readonly source: string; readonly expected: readonly Expected[] } {
  const source: string[] = [];
  const expected: Expected[] = [];
  for (const line of lines) {
    const below = EXPECTATION.exec(line);
    const atEnd = AT_END.exec(line);
    if (below !== null) {
      const [, indent = '', gap = '', tildes = '', rule = ''] = below;
      const start = indent.length + (line.trimStart().startsWith('//') ? 2 : 1) + gap.length;
      // Three tildes right after the comment sign only mark the line; anything else points at columns.
      const exact = !(gap.length <= 1 && tildes.length === 3);
      expected.push({ file, line: Math.max(1, source.length), rule, ...(exact && { columns: [start + 1, start + tildes.length + 1] as const }) });
    } else if (atEnd !== null) {
      source.push(line.slice(0, atEnd.index));
      expected.push({ file, line: source.length, rule: atEnd[1] as string });
    } else source.push(line);
  }
  return { source: `${source.join('\n')}\n`, expected };
}
