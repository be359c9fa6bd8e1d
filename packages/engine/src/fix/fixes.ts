import type { Finding, Fix, FixEdit, Problem } from '../finding.ts';
import type { Group } from '../rank/merge.ts';
import type { CompiledRule } from '../rules/compile.ts';
import type { CompiledEdit, CompiledFix } from '../rules/fixes.ts';
import { createText, type Parsers } from '../source/index.ts';
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
  readonly #reasons = new Map<string, string>();
  readonly #spent = new Map<CompiledRule, number>();
  #considered = 0;

  constructor(parsers: Parsers) { this.#parsers = parsers; }

  /** Gives a finding its fix if there is one, or else why its rule's are not offered. */
  with(finding: Finding): Finding {
    const fix = this.#fixes.get(finding.fingerprint);
    const noFix = this.#reasons.get(finding.fingerprint);
    return { ...finding, ...(fix && { fix }), ...(noFix !== undefined && { noFix }) };
  }

  /** @param group of the finding with this fingerprint */
  async consider(fingerprint: string, group: Group): Promise<void> {
    const { rule, site } = group.lead;
    const spent = this.#spent.get(rule) ?? 0;
    if (rule.fixes.length === 0) return;
    const none = (reason: string) => this.#reasons.set(fingerprint, reason);
    if (spent > ALLOWED) { none('the fixes of its rule take too long'); return; }
    if (this.#considered++ >= MOST_FIXED) { none(`only the first ${MOST_FIXED} findings are given a fix`); return; }
    const started = performance.now();
    const problem = (message: string) => this.problems.push({ severity: 'warning', file: rule.file, ...rule.placeOf(['fixes']), message: `rule \`${rule.spec.rule}\`: ${message}` });
    try {
      this.#fixes.set(fingerprint, await fixOf(group, this.#parsers));
    } catch (error) {
      if (error instanceof CannotLay) none(error.message);
      else {
        none('it failed');
        problem(`its fix failed at ${site.file?.model.file ?? '?'}:${site.line}: ${error instanceof Error ? error.message.split('\n')[0] as string : String(error)}`);
      }
    }
    const now = spent + performance.now() - started;
    this.#spent.set(rule, rule.origin === 'builtin' ? 0 : now);
    if (rule.origin !== 'builtin' && now > ALLOWED) problem('its fixes take too long; no more of them are offered');
  }
}

/**
 * The fix of a finding: of all the places with its cause where the rule has one.
 * @throws CannotLay where it has none that fits, where the file has errors, and where the language would refuse what comes out
 */
async function fixOf(group: Group, parsers: Parsers): Promise<Fix> {
  const { rule } = group.lead;
  const offers: Offer[] = [];
  const changes: Change[] = [];
  let reason: string | undefined;
  for (const member of [group.lead, ...others(group)].slice(0, MOST_PLACES)) {
    const offer = offerAt(rule.fixes, member.variables, member.site);
    if (typeof offer === 'string' || clashes(changes, offer.changes)) {
      reason ??= typeof offer === 'string' ? offer : 'its edits overlap each other';
      continue;
    }
    offers.push(offer);
    for (const change of offer.changes) if (!changes.some((each) => same(each, change))) changes.push(change);
  }
  const [first] = offers;
  if (first === undefined) throw new CannotLay(reason ?? 'there is no such place');
  if (changes.length === 0) throw new CannotLay('it has nothing to change');
  if (changes.reduce((sum, { text }) => sum + text.length, 0) > LONGEST) throw new CannotLay(`it would put more than ${LONGEST} characters into the program`);
  const byFile = grouped(changes);
  for (const [view, own] of byFile) await parsed(view, own, parsers);
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

/** What a rule offers at a place, or why it offers nothing. */
function offerAt(fixes: readonly CompiledFix[], variables: Record<string, unknown>, site: Place): Offer | string {
  const unsure = site.functionModel && site.file?.joined.factsOf(site.functionModel).find(({ freshness }) => freshness !== 'fresh' && freshness !== 'moved');
  if (unsure !== undefined) return unsure.freshness === 'stale' ? 'its function has changed since it was recorded' : 'nothing says whether its function is the one that was recorded';
  const reasons: string[] = [];
  for (const fix of fixes) {
    const failing = fix.when.find((condition) => condition.evaluate(variables) !== true);
    if (failing !== undefined) { reasons.push(`\`when: ${failing.source}\` does not hold`); continue; }
    try {
      return {
        description: fix.about.render(variables), risk: fix.risk?.render(variables),
        changes: fix.edits.flatMap((edit) => laid(edit, variables, site)),
      };
    } catch (error) {
      if (!(error instanceof CannotLay)) throw error;
      reasons.push(error.message);
    }
  }
  return reasons.length === 1 ? reasons[0] as string : reasons.map((reason, i) => `\`fixes.${i}\`: ${reason}`).join('; ');
}

function changesOf(edit: CompiledEdit, variables: Record<string, unknown>, site: Place): Change[] {
  const place = edit.kind === 'imports' ? site : edit.at.evaluate(variables) as Place;
  const view = place.file;
  if (view === undefined) throw new CannotLay('there is no such place');
  if (view.model.hasErrors) throw new CannotLay(`${view.model.file} has errors`);
  const layout = new Layout(view.model, view.language);
  const code = 'code' in edit ? edit.code.render(variables) : '';
  const edits = edit.kind === 'replace' ? layout.replace(place, code)
    : edit.kind === 'remove' ? layout.remove(place)
    : edit.kind === 'indent' ? layout.indent(place)
    : edit.kind === 'before' ? layout.before(place, code)
    : layout.afterImports(code);
  return edits.map((each) => ({ ...each, view }));
}

/** An edit's changes; what keeps it from being made is said with the edit. */
function laid(edit: CompiledEdit, variables: Record<string, unknown>, site: Place): Change[] {
  try {
    return changesOf(edit, variables, site);
  } catch (error) {
    if (!(error instanceof CannotLay)) throw error;
    throw new CannotLay(`\`${edit.kind === 'imports' ? 'after: imports' : `${edit.kind}: ${edit.at.source}`}\`: ${error.message}`);
  }
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

/**
 * Nothing is offered that the language would refuse.
 * @throws CannotLay with what it would say
 */
async function parsed(view: FileView, changes: readonly Change[], parsers: Parsers): Promise<void> {
  const { file, text } = view.model;
  const after = await faultIn(view, applyEdits(text.text, changes), parsers);
  if (after === undefined) return;
  // What was not read whole may have errors elsewhere; and what stood there before, a runtime has taken.
  const before = await faultIn(view, text.text, parsers);
  if (before === SYNTAX) throw new CannotLay(`${file} has errors`);
  if (before !== after) throw new CannotLay(`${file} could not be parsed afterwards: ${after}`);
}

const SYNTAX = 'a syntax error';

async function faultIn({ language, model }: FileView, text: string, parsers: Parsers): Promise<string | undefined> {
  const parser = await parsers.parser(language);
  const source = createText(text, language.lineEnd);
  const tree = parser.parse(model.file, source);
  try {
    return tree.rootNode.hasError ? SYNTAX : language.fault?.(tree.rootNode, source);
  } finally {
    tree.delete();
  }
}
