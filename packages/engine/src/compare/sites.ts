import { wilson, type KindName, type Recording, type Row } from '@mechsym/facts';
import type { Estimate, SiteChange } from '../finding.ts';
import { addCosts, type Cost } from '../join/costs.ts';
import { JoinedFile } from '../join/joined-file.ts';
import { placeFunctions } from '../join/place-functions.ts';
import { locate } from '../locate.ts';
import { shareOf } from '../rank/impact.ts';
import { looksOf } from '../rank/looks.ts';
import { contains } from '../source/range.ts';
import type { FunctionModel, Site } from '../source/model.ts';
import { Distribution, shortName } from '../view/distribution.ts';
import type { FileView } from '../view/file-view.ts';
import { Forms, Place } from '../view/place.ts';
import type { Touched } from './touched.ts';

/** Part of the run below which a site is left out. */
const LEAST_SHARE = 0.002;
/** Sites that are listed. */
const MOST = 50;
/** Chance below which shapes are held to be new, and not missed by every look before. */
const BY_CHANCE = 0.01;
/** Fewer looks than this at a site tell nothing. */
const LEAST_LOOKS = 5;
/** One or two deopts are how V8 learns what it could not know: the code is compiled again and stays. */
const LEAST_DEOPTS = 3;
/** Part of the looks that has to be specialised before, and generic now. */
const MOSTLY = 0.5;

const ORDER = ['empty', 'monomorphic', 'polymorphic', 'skewed-megamorphic', 'megamorphic'];

interface Changed {
  readonly site: Site;
  readonly view: FileView;
  readonly cost: Cost;
  readonly change: SiteChange;
}

export interface SiteOptions {
  /** the name that a file had in the earlier recording */
  readonly nameBefore?: (file: string) => string;
  readonly touched?: Touched;
}

/**
 * Compares what two recordings say of the same sites: both are placed in today's source, the earlier one by its anchors, and
 * what is no longer the same place is left out. Give `add` to `lint` as `onFile`.
 */
export class SiteComparison {
  readonly #base: Recording;
  readonly #head: Recording;
  readonly #options: SiteOptions;
  readonly #changed: Changed[] = [];

  constructor(base: Recording, head: Recording, options: SiteOptions = {}) {
    this.#base = base;
    this.#head = head;
    this.#options = options;
  }

  /** Looks at a file that has facts, while its tree is there. */
  add(view: FileView): void {
    const { file } = view.model;
    const before = this.#options.nameBefore?.(file) ?? file;
    const digests = this.#base.sources.get(before);
    const same = digests?.length === 1 && digests[0] === this.#head.sources.get(file)?.at(-1);
    const base = new JoinedFile(view.model, placeFunctions(view.model, this.#base.functionsOf(before), same ? 'same' : digests === undefined ? 'unknown' : 'changed'));
    const stale = new Set(base.functions.filter((fn) => base.factsOf(fn).some(({ freshness }) => freshness === 'stale' || freshness === 'unknown')));
    for (const site of this.#sites(view)) {
      const cost = view.costs.ofSite(site);
      if (view.shareOf(cost) < LEAST_SHARE) continue;
      const changes = compareSite(site, base, view.joined, stale.has(site.function));
      for (const change of changes) this.#changed.push({ site, view, cost, change: this.#described(change, site, view, cost) });
    }
  }

  #sites(view: FileView): Set<Site> {
    return new Set(view.joined.sites.flatMap(({ model }) => (model === undefined ? [] : [model])));
  }

  #described(change: Raw, site: Site, view: FileView, cost: Cost): SiteChange {
    const location = locate(new Place(view, site.node, undefined, site));
    return { ...change, location, share: this.#share(cost), ...(this.#options.touched && { touched: this.#options.touched.touches(location) }) };
  }

  #share(cost: Cost): Estimate {
    const { totals } = this.#head;
    const { value, low, high } = shareOf(cost, totals.samples, looksOf(totals));
    return { value, low, high };
  }

  /** Hottest first. */
  get changes(): SiteChange[] {
    return this.#changed.map(({ change }) => change).sort((a, b) => b.share.value - a.share.value || a.location.range.start.line - b.location.range.start.line).slice(0, MOST);
  }

  /** Share of the run at the sites that lost an optimisation, those within others counted with them; undefined without any. */
  get lost(): Estimate | undefined {
    const lost = this.#changed.filter(({ change }) => change.lost);
    if (lost.length === 0) return undefined;
    const counted = new Map<Site, Changed>();
    for (const each of [...lost].sort((a, b) => b.cost.samples - a.cost.samples)) {
      if (![...counted.values()].some(({ site, view }) => view === each.view && contains(site.range, each.site.range))) counted.set(each.site, each);
    }
    return this.#share(addCosts(...[...counted.values()].map(({ cost }) => cost)));
  }
}

type Raw = Omit<SiteChange, 'location' | 'share' | 'touched'>;

/** @param edited the function is not what it was, so that a site which only bears the same name may be another */
function compareSite(site: Site, base: JoinedFile, head: JoinedFile, edited: boolean): Raw[] {
  const rows = <K extends KindName>(kind: K): [Row<K>[], Row<K>[]] => [base.rowsAt(site, kind), head.rowsAt(site, kind)];
  const byShapes = shapes(site, ...rows('inline-cache'));
  return [
    ...byShapes,
    ...inlining(site, ...rows('inlining')),
    ...deopts(site, edited, base, head),
    // Other shapes are why: said once.
    ...(byShapes.length > 0 ? [] : specialization(site, ...rows('specialization'))),
  ];
}

function shapes(site: Site, before: readonly Row<'inline-cache'>[], after: readonly Row<'inline-cache'>[]): Raw[] {
  const was = new Distribution(before.map((row) => row.shapes));
  const is = new Distribution(after.map((row) => row.shapes));
  const lost = ORDER.indexOf(is.state) > ORDER.indexOf(was.state);
  const logged = [...before, ...after].every(({ quality }) => quality !== 'sampled');
  if (was.state === is.state || !was.exists || !is.exists || !(logged || isNew(lost ? was : is, lost ? is : was))) return [];
  const single = lost ? was : is;
  return [{ kind: 'shapes', lost, name: ownedName(site, single.state === 'monomorphic' ? single.top : ''), before: was.state, after: is.state, detail: lost ? is.words : `before: ${was.words}` }];
}

/**
 * Of looks now and then: whether chance alone would hardly put every look at the shapes that only one side has on that side.
 * Fisher's exact test, one-sided: with n looks without them and m looks of which k saw them, the product of (m - i) / (n + m - i), i < k.
 */
function isNew(without: Distribution, having: Distribution): boolean {
  const known = new Set(without.names);
  const seen = Math.round(having.names.filter((name) => !known.has(name)).reduce((sum, name) => sum + having.part(name), 0) * having.observations);
  let chance = 1;
  for (let i = 0; i < seen && chance >= BY_CHANCE; i++) chance *= (having.observations - i) / (without.observations + having.observations - i);
  return chance < BY_CHANCE;
}

function inlining(site: Site, before: readonly Row<'inlining'>[], after: readonly Row<'inlining'>[]): Raw[] {
  const done = (rows: readonly Row<'inlining'>[]) => new Set(rows.filter((row) => row.done).map(({ callee }) => callee));
  const was = done(before);
  const is = done(after);
  const missed = (from: ReadonlySet<string>, rows: readonly Row<'inlining'>[], to: ReadonlySet<string>) =>
    rows.filter((row) => !row.done && from.has(row.callee) && !to.has(row.callee));
  const lost = missed(was, after, is)[0];
  const gained = missed(is, before, was)[0];
  return [
    ...(lost === undefined ? [] : [{ kind: 'inlining' as const, lost: true, name: shortName(lost.callee) || nameOf(site), before: 'inlined', after: 'not inlined', detail: reasonIn(lost) }]),
    ...(gained === undefined ? [] : [{ kind: 'inlining' as const, lost: false, name: shortName(gained.callee) || nameOf(site), before: 'not inlined', after: 'inlined', detail: reasonIn(gained) }]),
  ];
}

/** Only where the earlier run had facts of the function: what did not run was not deoptimised either. */
function deopts(site: Site, edited: boolean, base: JoinedFile, head: JoinedFile): Raw[] {
  const count = (rows: readonly Row<'deopt'>[]) => rows.reduce((sum, row) => sum + row.count, 0);
  const before = base.rowsAt(site, 'deopt');
  const after = head.rowsAt(site, 'deopt');
  const [was, is] = [count(before), count(after)];
  if (edited || !hasFacts(base, site.function) || Math.max(was, is) < LEAST_DEOPTS || Math.min(was, is) > 0) return [];
  const words = (times: number) => (times === 0 ? 'no deopts' : `${times} deopts`);
  return [{ kind: 'deopt', lost: is > 0, name: nameOf(site), before: words(was), after: words(is), detail: [...new Set((is > 0 ? after : before).map(reasonIn))].join(', ') }];
}

function specialization(site: Site, before: readonly Row<'specialization'>[], after: readonly Row<'specialization'>[]): Raw[] {
  const was = new Forms(before);
  const is = new Forms(after);
  const state = ({ specialized, generic }: Forms): string => {
    const { low, high } = wilson(generic, specialized + generic);
    return specialized + generic < LEAST_LOOKS ? '' : low > MOSTLY ? 'generic' : high < MOSTLY ? 'specialised' : '';
  };
  // A site that wavers about the half is not one that changed.
  if (state(was) === '' || state(is) === '' || state(was) === state(is)) return [];
  return [{ kind: 'specialization', lost: state(is) === 'generic', name: nameOf(site), before: state(was), after: state(is), detail: `${was.top} → ${is.top}` }];
}

function hasFacts(file: JoinedFile, fn: FunctionModel): boolean {
  return file.factsOf(fn).length > 0;
}

function reasonIn({ reason, detail }: { readonly reason: string; readonly detail: string }): string {
  return reason === '' || reason === 'other' ? detail : reason;
}

/** `Node.key` of a site that reads `key` of a `tree:Node` or of a `Node{left, key}`. */
function ownedName(site: Site, shape: string): string {
  const owner = shortName(shape).replace(/\{.*$/, '');
  return owner !== '' && !owner.includes(', ') && site.operation.startsWith('attribute') ? `${owner}.${site.name}` : nameOf(site);
}

function nameOf({ name, node }: Site): string {
  return /^[\w$.]+$/.test(name) ? name : node.text.split('\n')[0]?.slice(0, 40) ?? name;
}
