import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createText, statementsOf, type FunctionModel, type Site, type SourceModel } from '../../src/source/index.ts';
import { modelOf, place, recordAll } from './support.ts';

/** Real programs of this repository. */
const SOURCES: Readonly<Record<string, string>> = Object.fromEntries([
  ['caches.py', '../../../adapters/cpython/recorder/_mechsym_caches.py'], ['raises.py', '../../../adapters/cpython/recorder/_mechsym_raises.py'],
  ['measure.js', '../../../../scripts/build.js'],
].map(([name, path]) => [name as string, readFileSync(new URL(path as string, import.meta.url), 'utf8')]));

interface Edit {
  /** UTF-16 offsets of what goes, and what comes in its place */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What may be done at a statement: a comment or a new statement before it, or something else in its place. */
type Change = 'comment' | 'insert' | 'replace';

interface Spot {
  readonly statement: { readonly start: number; readonly end: number };
  readonly indent: string;
  readonly isSimple: boolean;
  readonly isWhole: boolean;
}

/** Statements that begin their line. */
function spotsOf(model: SourceModel): Spot[] {
  return model.functions.filter(({ kind }) => kind === 'function' || kind === 'module').flatMap((fn) => statementsOf(fn, model).list.slice(1)).flatMap((statement) => {
    const before = model.text.text.slice(0, statement.start);
    const indent = before.slice(before.lastIndexOf('\n') + 1);
    const node = model.tree.rootNode.descendantForIndex(statement.start, statement.end);
    if (indent.trim() !== '' || node === null) return [];
    const isWhole = /_statement$|_declaration$/.test(node.type) && /^(block|statement_block|module|program)$/.test(node.parent?.type ?? '');
    return [{ statement, indent, isWhole, isSimple: isWhole && /^(expression|return|lexical)_/.test(node.type) && !/=>|function|lambda/.test(node.text) }];
  });
}

function editOf({ statement: { start, end }, indent, isWhole, isSimple }: Spot, change: Change, number: number, isScript: boolean): Edit | undefined {
  const code = `inserted${number}(${number}).value${isScript ? ';' : ''}`;
  if (change === 'comment') return { start, end: start, text: `${isScript ? '//' : '#'} a note ${number}\n\n${indent}` };
  if (change === 'insert' && isWhole) return { start, end: start, text: `${code}\n${indent}` };
  return change === 'replace' && isSimple ? { start, end, text: code } : undefined;
}

function apply(source: string, edits: readonly Edit[]): string {
  let text = source;
  for (const { start, end, text: by } of [...edits].sort((a, b) => b.start - a.start)) text = text.slice(0, start) + by + text.slice(end);
  return text;
}

/** Where an offset is after the edits; undefined if what was there is gone. */
function after(offset: number, edits: readonly Edit[]): number | undefined {
  if (edits.some(({ start, end }) => start <= offset && offset < end)) return undefined;
  return edits.reduce((at, { start, end, text }) => (end <= offset ? at + text.length - (end - start) : at), offset);
}

function ownSites(fn: FunctionModel, model: SourceModel): { readonly site: Site; readonly unique: boolean }[] {
  const statements = statementsOf(fn, model);
  return fn.sites.map((site) => {
    const digest = statements.list[statements.placeOf(site)?.index ?? -1]?.digest;
    return { site, unique: statements.list.filter((each) => each.digest === digest).length === 1 };
  });
}

/** Counts what was placed right; says what was placed wrong, or was not placed although nothing at it was edited. */
async function check(file: string, edits: readonly Edit[], mayBeLost: (fn: FunctionModel, site: Site) => boolean): Promise<{ right: number; faults: string[] }> {
  const source = SOURCES[file] as string;
  const text = createText(source);
  const recording = await recordAll({ [file]: source });
  const edited = apply(source, edits);
  const placed = await place(recording, { [file]: edited });
  const model = await modelOf(file, source);
  const faults: string[] = [];
  let right = 0;
  const found = new Map<string, Site | undefined>();
  for (const { joined } of placed.files) {
    for (const { owner, facts, model: site } of joined.sites) found.set(`${owner.line - 1 + facts.line}:${facts.column} ${facts.operation} ${facts.name} ${facts.ordinal}`, site);
  }
  const now = createText(edited);
  for (const fn of model.functions) {
    if (fn.kind === 'comprehension' || fn.kind === 'class') continue;
    for (const { site, unique } of ownSites(fn, model)) {
      const { start } = site.point === undefined ? site.range : { start: site.point };
      const key = `${start.line}:${start.column} ${site.operation} ${site.name} ${site.ordinal}`;
      const where = after(text.offset(site.range.start), edits);
      const there = found.get(key);
      const says = `${key} in ${fn.qualifiedName}`;
      if (!found.has(key)) {
        if (where !== undefined && unique && !mayBeLost(fn, site)) faults.push(`${says}: dropped`);
      } else if (there === undefined) faults.push(`${says}: placed at no operation`);
      else if (there.operation !== site.operation || there.name !== site.name) faults.push(`${says}: placed at ${there.operation} ${there.name}`);
      else if (unique && (where === undefined || now.offset(there.range.start) !== where)) faults.push(`${says}: placed at ${there.range.start.line}:${there.range.start.column}`);
      else right++;
    }
  }
  model.dispose();
  placed.dispose();
  return { right, faults };
}

const changes = fc.array(fc.record({ at: fc.nat(), change: fc.constantFrom<Change>('comment', 'insert', 'replace') }), { minLength: 1, maxLength: 6 });

describe.each(Object.keys(SOURCES))('facts of %s', (file) => {
  const isScript = file.endsWith('.js');

  test('stay at their operations when statements are added, replaced and commented', async () => {
    const model = await modelOf(file, SOURCES[file] as string);
    const spots = spotsOf(model);
    model.dispose();
    expect(spots.length).toBeGreaterThan(40);
    await fc.assert(fc.asyncProperty(changes, async (given) => {
      const edits: Edit[] = [];
      for (const [number, { at, change }] of given.entries()) {
        const edit = editOf(spots[at % spots.length] as Spot, change, number, isScript);
        if (edit !== undefined && edits.every(({ start, end }) => edit.end < start || end < edit.start)) edits.push(edit);
      }
      const { right, faults } = await check(file, edits, () => false);
      expect(faults).toEqual([]);
      expect(right).toBeGreaterThan(0);
    }), { numRuns: 12 });
  });

  test('go with a function that is renamed or moved, also among comments', async () => {
    const source = SOURCES[file] as string;
    const model = await modelOf(file, source);
    const functions = model.functions.filter(({ kind, parent }) => kind === 'function' && parent?.kind === 'module')
      .filter((fn) => statementsOf(fn, model).list.length > 4).map((fn) => ({ start: fn.syntax.start, end: fn.syntax.end, name: model.text.offset(fn.nameRange.start), length: fn.name.length, indented: fn.range.start.column > 0, of: fn.qualifiedName, plain: fn.name }));
    model.dispose();
    await fc.assert(fc.asyncProperty(fc.nat(), fc.nat(), async (at, before) => {
      const chosen = functions[at % functions.length] as typeof functions[number];
      const above = functions[before % functions.length] as typeof functions[number];
      const edits: Edit[] = [{ start: chosen.name, end: chosen.name + chosen.length, text: 'renamed' }];
      if (above !== chosen && !above.indented) edits.push({ start: above.start, end: above.start, text: isScript ? '/* a note\n\n*/\n' : '# a note\n\n' });
      // Functions within it bear its name in theirs, and short ones are like others.
      const { right, faults } = await check(file, edits, (fn, site) => site.name === chosen.plain || fn.qualifiedName.startsWith(`${chosen.of}.`) || fn.parent?.qualifiedName === chosen.of);
      expect(faults).toEqual([]);
      expect(right).toBeGreaterThan(0);
    }), { numRuns: 8 });
  });
});
