import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { COMMENT_MARK, formatMarkdown } from '../src/index.ts';
import { oneLine } from '../src/printable.ts';
import { comparedResult, finding, locationIn, result } from './example.ts';
import { hostileResult, many } from './hostile.ts';

const OPTIONS = { audience: 'developer', color: false, width: 0, pathPrefix: '' } as const;

interface Node { readonly type: string; readonly value?: string; readonly children?: readonly Node[] }
const parsed = (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as Node;
const all = (node: Node): Node[] => [node, ...(node.children ?? []).flatMap(all)];
const of = (node: Node, type: string) => all(node).filter((each) => each.type === type);
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');
/** What a reader sees: without the marks of code, spaces of no width, and what cannot be seen. */
const bare = (text: string) => text.replace(/[`\u200b]/g, '').replace(/\s+/g, ' ').trim();

describe('Markdown', () => {
  test('has a table of places, impacts and what was seen, and below it the code and the advice', () => {
    const text = formatMarkdown(result({ findings: [finding(), finding({ rank: 2 })] }), { ...OPTIONS, pathPrefix: 'services/api/' });
    expect(text.startsWith(`${COMMENT_MARK}\n### mechsym: 2 findings, 14 % of the run (11–17 %)\n`)).toBe(true);
    const tree = parsed(text);
    const rows = of(tree, 'tableRow').map((row) => (row.children ?? []).map(textOf));
    expect(rows).toHaveLength(3);
    expect(rows[1]).toEqual(['1', '14 % (11–17 %)', 'services/api/geometry.py:48', 'megamorphic attribute in a hot loop: 5 types: Circle 31 %, Square 24 %, Tri 22 %, Hex 12 %, Star 11 %.']);
    expect(of(tree, 'code')[0]?.value).toBe(['48 │         total += shape.area * weight', '   │                  ━━━━━━━━━━'].join('\n'));
    expect(text).toContain('→ Group the scene by type before the loop, or give the shapes one `area` slot in their base class.');
    expect(text).toContain('Recorded 6.2 s of CPU, 6,140 samples, CPython 3.14.10, JIT off. Trust: two halves of the recording agree on both');
  });

  test('of a comparison says what the change did, and puts what it made before what was there', () => {
    const compared = comparedResult();
    const tree = parsed(formatMarkdown({ ...compared, findings: [...compared.findings].reverse() }, OPTIONS));
    expect(of(tree, 'tableRow').slice(1).map((row) => (row.children ?? []).map(textOf)[0])).toEqual(['▲ new 1', '2']);
    const items = of(tree, 'listItem').map((item) => bare(textOf(item)));
    expect(items[0]).toContain('▼ this change lost 2 inlinings and made Node.key polymorphic; those sites carry 3.1 % of the run');
    expect(items).toContain('✓ fixed: pattern compiled per call, log.py:12 (it was to save 5 %, 4–6 %)');
    expect(items).toContain('↺ missed: the same fix applies to audit.py:30, another 2.2 % (pattern compiled per call)');
    expect(of(tree, 'paragraph').map(textOf)).toContain('Compared with main (0123456789): 1 new, 1 fixed, 1 unchanged; 4.4 s of CPU before, 4.1 s now (−6.8 %).');
  });

  test('of a clean run says so', () => {
    expect(formatMarkdown(result({ findings: [] }), OPTIONS)).toContain('### mechsym: no finding above 1 % of the run\n');
  });

  test('calls nobody, links nowhere, and shows backquotes of the source as they are', () => {
    const both = (text: string) => ({ developer: text, runtime: text });
    const message = { title: both('@team see https://a.example'), label: both('`@property` | www.a.example'), why: both('mail a@b.example'), fix: both('- <b>x</b>') };
    const text = formatMarkdown(result({ findings: [finding({ message, location: locationIn('x = "```" + y', 'y') })] }), OPTIONS);
    expect(text).not.toMatch(/(^|[^`])@\w|:\/\/|www\./);
    expect(of(parsed(text), 'link')).toEqual([]);
    expect(of(parsed(text), 'code')[0]?.value).toContain('x = "```" + y');
    expect(of(parsed(text), 'inlineCode').map(({ value }) => value)).toContain('@property');
  });

  test('whatever the program contains, it is one heading, one table of the findings, and no mark that is not ours', () => {
    fc.assert(fc.property(hostileResult, (each) => {
      const text = formatMarkdown(each, OPTIONS);
      const tree = parsed(text);
      const kinds = new Set(all(tree).map(({ type }) => type));
      expect([...kinds].filter((type) => !['root', 'html', 'heading', 'paragraph', 'text', 'table', 'tableRow', 'tableCell', 'strong', 'inlineCode', 'code'].includes(type))).toEqual([]);
      expect(of(tree, 'heading')).toHaveLength(1);
      expect(of(tree, 'html').map(({ value }) => value)).toEqual(each.findings.length === 0 ? [COMMENT_MARK] : [COMMENT_MARK, '<details><summary>Why, and what to do</summary>', '</details>']);
      expect(of(tree, 'code')).toHaveLength(each.findings.length);
      const [, ...rows] = of(tree, 'tableRow').map((row) => (row.children ?? []).map(textOf));
      expect(rows.map((row) => row.length)).toEqual(each.findings.map(() => 4));
      for (const [i, row] of rows.entries()) expect(bare(row[3] as string).startsWith(bare(oneLine(each.findings[i]?.message.title.developer ?? '')))).toBe(true);
    }), { numRuns: 300 });
  });

  test('of 30,000 findings shows the best within what a comment takes, and counts the rest', () => {
    const text = formatMarkdown(many(30_000), OPTIONS);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    const rows = of(parsed(text), 'tableRow').length - 1;
    expect(rows).toBe(100);
    expect(text).toContain('| 1 | **90 %**');
    expect(text).toContain('29,900 of 30,000 findings, those with the smallest impact, are left out');
  });

  test('stays within it when every text is long and has to be escaped', () => {
    const long = '@*|`'.repeat(500);
    const both = { developer: long, runtime: long };
    const text = formatMarkdown(many(500, () => ({ message: { title: both, label: both, why: both, fix: both }, location: locationIn(long, '@', { file: `${'a|b/'.repeat(100)}x.py` }) })), OPTIONS);
    expect(Buffer.byteLength(text)).toBeLessThan(65_536);
    expect(of(parsed(text), 'tableRow').length).toBeGreaterThan(3);
  });
});
