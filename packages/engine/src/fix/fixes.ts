import type { Finding, Fix, FixEdit, Problem } from '../finding.ts';
import type { Group } from '../rank/merge.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { CompiledEdit, CompiledFix } from '../rules/fixes.ts';
import { createText, type Language, type Parsers } from '../source/index.ts';
import type { FileView } from '../view/file-view.ts';
import type { Place } from '../view/place.ts';
import { applyEdits, collide, hunksOf, ordered, type TextEdit } from './edits.ts';
import { digestOf } from './file.ts';
import { CannotLay, Layout } from './lay.ts';

/** Most characters that a fix may put into a program. */
const LONGEST = 20_000;
/** Findings that are given a fix: nobody reads more. */
const MOST_FIXED = 200;
/** Milliseconds that the fixes of one rule of the user may take in all; one of ours takes some five, most of it to parse what comes out. */
const ALLOWED = 2000;
/** Places with one cause that one fix changes. */
const MOST_PLACES = 32;

interface Change extends TextEdit { readonly view: FileView }

/** What a rule offers at one place: the values of its fix, in the file as it is. */
interface Offer {
  readonly description: string;
  readonly risk: string | undefined;
  readonly changes: readonly Change[];
}

/** Makes the fixes of findings, while the trees of their files are there. */
export class Fixer {
  readonly problems: Problem[] = [];
  readonly #parsers: Parsers;
  readonly #fixes = new Map<string, Fix>();
  readonly #spent = new Map<CompiledRule, number>();
  #considered = 0;

  constructor(parsers: Parsers) { this.#parsers = parsers; }

  /** Gives a finding its fix, if there is one. */
  with(finding: Finding): Finding {
    const fix = this.#fixes.get(finding.fingerprint);
    return fix === undefined ? finding : { ...finding, fix };
  }

  /** @param group of the finding with this fingerprint */
  async consider(fingerprint: string, group: Group): Promise<void> {
    const { rule, site } = group.lead;
    const spent = this.#spent.get(rule) ?? 0;
    if (rule.fixes.length === 0 || spent > ALLOWED || this.#considered++ >= MOST_FIXED) return;
    const started = performance.now();
    const problem = (message: string) => this.problems.push({ severity: 'warning', file: rule.file, ...rule.placeOf(['fixes']), message: `rule \`${rule.spec.rule}\`: ${message}` });
    try {
      const fix = await fixOf(group, this.#parsers);
      if (fix !== undefined) this.#fixes.set(fingerprint, fix);
    } catch (error) {
      problem(`its fix failed at ${site.file?.model.file ?? '?'}:${site.line}: ${error instanceof Error ? error.message.split('\n')[0] as string : String(error)}`);
    }
    const now = spent + performance.now() - started;
    this.#spent.set(rule, rule.origin === 'builtin' ? 0 : now);
    if (rule.origin !== 'builtin' && now > ALLOWED) problem('its fixes take too long; no more of them are offered');
  }
}

/**
 * The fix of a finding: of all the places with its cause where the rule has one. Undefined where it has none that fits, where the
 * file has errors, and where what comes out could not be parsed.
 */
async function fixOf(group: Group, parsers: Parsers): Promise<Fix | undefined> {
  const { rule } = group.lead;
  const offers: Offer[] = [];
  const changes: Change[] = [];
  for (const member of [group.lead, ...others(group)].slice(0, MOST_PLACES)) {
    const offer = offerAt(rule.fixes, member.variables, member.site);
    if (offer === undefined || clashes(changes, offer.changes)) continue;
    offers.push(offer);
    for (const change of offer.changes) if (!changes.some((each) => same(each, change))) changes.push(change);
  }
  const [first] = offers;
  if (first === undefined || changes.length === 0 || changes.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) return undefined;
  const byFile = grouped(changes);
  for (const [view, own] of byFile) if (!await parses(view, own, parsers)) return undefined;
  const risk = offers.find((offer) => offer.risk !== undefined)?.risk;
  return {
    description: first.description, ...(risk !== undefined && { risk }),
    files: byFile.map(([view]) => ({ file: view.model.file, sha256: digestOf(view.model.text.text) })),
    edits: byFile.flatMap(([view, own]) => ordered(own).map((each) => editOf(view, each))),
    diff: byFile.flatMap(([view, own]) => hunksOf(view.model.text, own).map((hunk) => ({ file: view.model.file, ...hunk }))),
  };
}

/** The other places with the cause; what is a part of another one comes after that, and changes with it. */
function others({ lead, members }: Group): Group['members'] {
  const rest = members.filter((member) => member !== lead);
  const depth = (site: Place) => rest.filter((other) => other.site.contains(site)).length;
  return rest.map((member) => ({ member, depth: depth(member.site) }))
    .sort((a, b) => a.depth - b.depth || a.member.site.line - b.member.site.line).map(({ member }) => member);
}

function offerAt(fixes: readonly CompiledFix[], variables: Record<string, unknown>, site: Place): Offer | undefined {
  if (site.functionModel !== undefined && site.file?.joined.factsOf(site.functionModel).some(({ freshness }) => freshness !== 'fresh' && freshness !== 'moved') === true) return undefined;
  for (const fix of fixes) {
    if (!fix.when.every((condition) => condition.evaluate(variables) === true)) continue;
    try {
      return {
        description: fix.about.render(variables), risk: fix.risk?.render(variables),
        changes: fix.edits.flatMap((edit) => changesOf(edit, variables, site)),
      };
    } catch (error) {
      if (!(error instanceof CannotLay)) throw error;
    }
  }
  return undefined;
}

function changesOf(edit: CompiledEdit, variables: Record<string, unknown>, site: Place): Change[] {
  const place = edit.kind === 'imports' ? site : edit.at.evaluate(variables) as Place;
  const view = place.file;
  if (view === undefined || view.model.hasErrors) throw new CannotLay('there is no such place');
  const layout = new Layout(view.model, view.language);
  const code = 'code' in edit ? edit.code.render(variables) : '';
  const edits = edit.kind === 'replace' ? layout.replace(place, code)
    : edit.kind === 'remove' ? layout.remove(place)
    : edit.kind === 'indent' ? layout.indent(place)
    : edit.kind === 'before' ? layout.before(place, code)
    : layout.afterImports(code);
  return edits.map((each) => ({ ...each, view }));
}

const same = (a: Change, b: Change) => a.view === b.view && a.start === b.start && a.end === b.end && a.text === b.text;

function clashes(made: readonly Change[], wanted: readonly Change[]): boolean {
  return wanted.some((change, i) => [...made, ...wanted.slice(0, i)].some((other) => other.view === change.view && !same(other, change) && collide(other, change)));
}

function grouped(changes: readonly Change[]): [FileView, Change[]][] {
  const files = new Map<FileView, Change[]>();
  for (const change of changes) files.set(change.view, [...files.get(change.view) ?? [], change]);
  return [...files].sort(([a], [b]) => (a.model.file < b.model.file ? -1 : 1));
}

function editOf(view: FileView, { start, end, text }: Change): FixEdit {
  const { text: source } = view.model;
  return { file: view.model.file, range: source.range(start, end), old: source.text.slice(start, end), text };
}

/** Nothing is offered that the language would refuse. */
async function parses(view: FileView, changes: readonly Change[], parsers: Parsers): Promise<boolean> {
  const language: Language = view.language;
  const parser = await parsers.parser(language);
  const tree = parser.parse(view.model.file, createText(applyEdits(view.model.text.text, changes), language.lineEnd));
  try {
    return !tree.rootNode.hasError;
  } finally {
    tree.delete();
  }
}
