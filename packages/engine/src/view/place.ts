import type { Node } from 'web-tree-sitter';
import type { KindName, Row } from '@mechsym/facts';
import type { FunctionModel, Loop, Range, Site } from '../source/model.ts';
import { invarianceOf, isInvariant } from '../source/index.ts';
import { contains, equalRanges, rangeOf } from '../source/range.ts';
import { NO_COST, type Cost } from '../join/costs.ts';
import { dividedAs } from '../join/samples.ts';
import { Distribution, shortName } from './distribution.ts';
import type { FileView } from './file-view.ts';

/**
 * What expressions see of a piece of syntax: its text and structure, and every fact that was recorded at it. A place
 * that is not there (the receiver of a plain name) is an empty place with `exists` false, so that expressions need no
 * null checks.
 */
export class Place {
  readonly file: FileView | undefined;
  readonly node: Node | undefined;
  #range: Range | undefined;
  readonly #site: Site | undefined;
  // A place is asked by many rules, and each answer may cross into wasm.
  #text: string | undefined;
  #path: string | undefined;
  #receiver: Place | undefined;
  #args: Place[] | undefined;
  #held: Held | undefined;
  #calls: Call[] | undefined;

  /** @param site which operation is meant where the node is several: `x.n += 1` reads and stores `x.n` */
  constructor(file?: FileView, node?: Node, range?: Range, site?: Site) {
    this.file = file;
    this.node = node;
    this.#range = range;
    this.#site = site;
  }

  get exists(): boolean { return this.file !== undefined && (this.node !== undefined || this.#range !== undefined); }
  get range(): Range | undefined {
    return this.#range ??= this.file && this.node ? rangeOf(this.file.model.text, this.node) : undefined;
  }
  get text(): string { return this.#text ??= this.node?.text ?? ''; }
  get kind(): string { return this.node?.type ?? ''; }
  get key(): string {
    const range = this.range;
    return range && this.file ? `${this.file.model.file}:${range.start.line}:${range.start.column}-${range.end.line}:${range.end.column}` : '';
  }

  // --- structure

  get site(): Site | undefined { return this.#site ?? (this.node && this.file?.siteOf(this.node)); }
  get operation(): string { return this.site?.operation ?? ''; }
  get name(): string { return this.site?.name ?? (this.node?.childForFieldName('name')?.text ?? this.text); }
  get line(): number { return (this.range?.start.line ?? -1) + 1; }
  get path(): string { return this.#path ??= (this.node && this.file?.language.path(this.node)) ?? ''; }
  get constant(): boolean { return this.node !== undefined && this.file !== undefined && this.file.language.isConstant(this.node); }
  get scope(): string { return this.functionModel?.scopeOf(this.text) ?? ''; }
  get receiver(): Place { return this.#receiver ??= this.at(this.site?.receiver); }
  get left(): Place { return this.at(this.site?.operands[0]); }
  get right(): Place { return this.at(this.site?.operands[1]); }
  get index(): Place { return this.at(this.site?.operands[0]); }
  get args(): Place[] { return this.#args ??= (this.site?.operands ?? []).slice(0, 32).map((node) => this.at(node)); }
  get parent(): Place { return this.at(this.node?.parent ?? undefined); }
  get in_loop(): boolean { return this.loopModel !== undefined; }
  get loop(): LoopView { return new LoopView(this.file, this.loopModel); }
  get loop_depth(): number { return this.loopModel?.depth ?? 0; }
  get function(): FunctionView { return new FunctionView(this.file, this.functionModel); }
  /** nothing that the loop does in sight of the syntax can change what this evaluates to */
  get invariant(): boolean {
    const loop = this.loopModel;
    return loop !== undefined && this.node !== undefined && this.file !== undefined && isInvariant(this.node, loop, this.file.language);
  }

  /** how sure it is that it keeps its value in its loop: constant, names, attributes, calls or varies; empty outside loops */
  get invariance(): string {
    const loop = this.loopModel;
    return loop === undefined || this.node === undefined || this.file === undefined ? '' : invarianceOf(this.node, loop, this.file.language);
  }

  /** the function in whose frame it runs: of a definition the one in which it stands, where `function` is what it defines; a comprehension may run in the frame of its function */
  get runner(): FunctionView {
    const { functionModel } = this;
    let runner = new FunctionView(this.file, this.site?.operation === 'make-function' ? functionModel?.parent ?? functionModel : functionModel);
    while (runner.kind === 'comprehension' && runner.share === 0 && runner.model?.parent !== undefined) runner = new FunctionView(this.file, runner.model.parent);
    return runner;
  }

  get functionModel(): FunctionModel | undefined { return this.node && this.file?.model.functionOf(this.node); }

  get loopModel(): Loop | undefined {
    if (this.node === undefined) return undefined;
    for (let fn = this.functionModel; fn !== undefined; fn = fn.kind === 'comprehension' ? fn.parent : undefined) {
      const loop = this.site?.loop ?? fn.loopOf(this.node);
      if (loop !== undefined) return loop;
    }
    return undefined;
  }

  at(node: Node | undefined | null): Place { return node ? new Place(this.file, node) : NOWHERE; }

  // --- facts

  get share(): number { return this.file ? this.file.shareOf(this.cost) : 0; }
  get self_share(): number { return this.file && this.site ? this.file.shareOf(this.self_cost) : 0; }

  get cost(): Cost {
    if (this.file === undefined) return NO_COST;
    const { site, range } = this;
    if (site !== undefined) return this.file.costs.ofSite(site);
    return range === undefined ? NO_COST : this.file.costs.ofRange(range);
  }

  /** the operation itself, without what it called */
  get self_cost(): Cost { return this.site && this.file ? this.file.costs.ofSiteSelf(this.site) : NO_COST; }
  /** every operation in it, with what they called */
  get cost_within(): Cost { return this.range && this.file ? this.file.costs.ofRange(this.range) : NO_COST; }

  /** shapes that the inline cache at this very site saw */
  get ic(): Distribution {
    const rows = this.rows('inline-cache');
    return new Distribution(rows.map((row) => row.shapes), sum(rows, 'changes'));
  }
  get forms(): Forms { return new Forms(this.rows('specialization')); }
  /** what this name or access path held while its function ran */
  get held(): Held { return this.#held ??= new Held(this.path === '' ? [] : this.file?.heldBy(this.functionModel, this.path) ?? []); }
  /** every function that was reached from within this place */
  get calls(): Call[] { return this.#calls ??= this.#findCalls(); }

  #findCalls(): Call[] {
    const found = new Map<string, Row<'call'>>();
    for (const row of this.rowsWithin('call')) {
      const key = `${row.callee}\0${row.via}\0${row.calleeFile}\0${row.calleeLine}`;
      const known = found.get(key);
      found.set(key, known === undefined ? row : { ...row, samples: known.samples + row.samples });
    }
    return [...found.values()].sort((a, b) => b.samples - a.samples).slice(0, 64).map((row) => new Call(this, row));
  }
  /** what the runtime ran of its own for this site: routines by their names, by samples */
  get counters(): Distribution { return new Distribution(this.rows('counter').map(({ event, self }) => ({ [event]: self }))); }
  /** samples of the site in which the runtime ran one of these routines of its own; `*` at the end of a name stands for any rest */
  counted(events: readonly string[]): Cost { return countedIn(this.rows('counter'), events, this.self_cost); }
  get exceptions(): Exceptions { return new Exceptions(this.rowsWithin('exception')); }
  get inlining(): Inlining[] { return this.rowsWithin('inlining').slice(0, 64).map((row) => new Inlining(row)); }
  /** what was allocated in it, by bytes */
  get allocated(): Distribution { return new Distribution(this.rowsWithin('allocation').map(({ shape, bytes }) => ({ [shape]: bytes }))); }
  /** seconds for which threads waited here for locks, and for which ones */
  get waited(): number { return sum(this.rowsWithin('contention'), 'seconds'); }
  /** CPU seconds of the program for each second on the clock: what it keeps busy of the cores, 0 if unknown */
  get busy(): number { return this.file?.program.busy ?? 0; }
  get locks(): Distribution { return new Distribution(this.rowsWithin('contention').map(({ lock, seconds }) => ({ [lock]: seconds }))); }
  get deopts(): number { return sum(this.rowsWithin('deopt'), 'count'); }
  /** where this name of the module or of a builtin resolves */
  get binding(): BindingFact { return this.file?.bindingFact(this.functionModel, this.site?.name ?? this.text) ?? new BindingFact(undefined); }

  rows<K extends KindName>(kind: K): Row<K>[] {
    return this.site && this.file ? this.file.joined.rowsAt(this.site, kind) : [];
  }

  rowsWithin<K extends KindName>(kind: K): Row<K>[] {
    const range = this.range;
    if (this.file === undefined || range === undefined) return [];
    return this.file.joined.within(range).flatMap((recorded) => recorded.facts.rows(kind));
  }

  same(other: Place): boolean {
    if (this.file !== other.file) return false;
    const a = this.range;
    const b = other.range;
    return a !== undefined && b !== undefined && equalRanges(a, b);
  }

  contains(other: Place): boolean {
    const a = this.range;
    const b = other.range;
    return this.file === other.file && a !== undefined && b !== undefined && contains(a, b);
  }
}

export const NOWHERE = new Place();

export class LoopView {
  readonly file: FileView | undefined;
  readonly model: Loop | undefined;
  constructor(file: FileView | undefined, model: Loop | undefined) { this.file = file; this.model = model; }
  get exists(): boolean { return this.model !== undefined; }
  get kind(): string { return this.model?.kind ?? ''; }
  get depth(): number { return this.model?.depth ?? 0; }
  get iterable(): Place { return this.file && this.model?.iterable ? new Place(this.file, this.model.iterable) : NOWHERE; }
  get header(): Place { return this.file && this.model ? new Place(this.file, this.model.node, this.model.header) : NOWHERE; }
  get parent(): LoopView { return new LoopView(this.file, this.model?.parent); }
  get targets(): string[] { return [...this.model?.targets ?? []]; }
  get assigned(): string[] { return [...this.model?.assigned ?? []]; }
  get cost(): Cost { return this.file && this.model ? this.file.costs.ofLoop(this.model) : NO_COST; }
  get share(): number { return this.file ? this.file.shareOf(this.cost) : 0; }
}

export class FunctionView {
  readonly file: FileView | undefined;
  readonly model: FunctionModel | undefined;
  constructor(file: FileView | undefined, model: FunctionModel | undefined) { this.file = file; this.model = model; }
  get exists(): boolean { return this.model !== undefined; }
  get name(): string { return this.model?.qualifiedName ?? ''; }
  get short_name(): string { return this.model?.name ?? ''; }
  get kind(): string { return this.model?.kind ?? ''; }
  get is_async(): boolean { return this.model?.isAsync ?? false; }
  get is_generator(): boolean { return this.model?.isGenerator ?? false; }
  get decorators(): string[] { return this.model?.decorators.map(({ text }) => text) ?? []; }
  get parameters(): string[] { return this.model?.parameters.map(({ name }) => name) ?? []; }
  get has_loop(): boolean { return (this.model?.loops.length ?? 0) > 0; }
  get variadic(): boolean { return this.model?.parameters.some(({ kind }) => kind !== 'plain') ?? false; }
  /** what its body is but for comments and a documentation string, if it is a single statement */
  get #only(): Node | undefined {
    const body = this.model?.node.childForFieldName('body');
    const statements = body?.namedChildren.filter((child) => child !== null && child.type !== 'comment' && child.namedChildren[0]?.type !== 'string') ?? [];
    return statements.length === 1 ? statements[0] ?? undefined : undefined;
  }
  get single_statement(): boolean { return this.#only !== undefined; }
  /** it only hands out what is stored elsewhere: nothing is computed or called */
  get returns_stored(): boolean {
    const body = this.model?.node.childForFieldName('body');
    const only = this.#only;
    const value = this.kind === 'lambda' ? body : only?.type === 'return_statement' && only.namedChildCount === 1 ? only.namedChild(0) : undefined;
    return value !== undefined && value !== null && ['attribute', 'identifier', 'subscript', 'integer', 'float', 'string'].includes(value.type)
      && value.descendantsOfType(['call', 'binary_operator', 'await']).length === 0;
  }
  /** samples of its own in which the runtime ran one of these routines of its own, wherever in it */
  counted(events: readonly string[]): Cost {
    const { file, model } = this;
    const rows = file && model ? file.joined.factsOf(model).flatMap(({ facts }) => [facts, ...facts.sites].flatMap((place) => place.rows('counter'))) : [];
    return countedIn(rows, events, this.self_cost);
  }
  get place(): Place { return this.file && this.model ? new Place(this.file, this.model.node) : NOWHERE; }
  /** the runtime's words for why it did not compile it; empty where it did, or never tried */
  get refused(): string {
    const rows = this.file && this.model ? this.file.joined.rowsOf(this.model, 'compilation') : [];
    return rows.find(({ outcome }) => outcome !== 'done')?.detail ?? '';
  }
  /** lines on which the clock saw it, as a part of those that as many samples would have met, had they fallen evenly on all of its lines */
  get part_seen(): number {
    const { file, model } = this;
    if (!file || !model) return 0;
    const recorded = file.joined.within(model.range).filter(({ facts }) => facts.rows('cost').some(({ self }) => self > 0));
    const lines = model.range.end.line - model.range.start.line + 1;
    const met = lines * (1 - (1 - 1 / lines) ** this.self_cost.samples);
    return met === 0 ? 0 : new Set(recorded.map(({ range }) => range.start.line)).size / met;
  }
  get definition(): Place { return this.file && this.model ? new Place(this.file, this.model.node, this.model.nameRange) : NOWHERE; }
  get parent(): FunctionView { return new FunctionView(this.file, this.model?.parent); }
  get cost(): Cost { return this.file && this.model ? this.file.costs.ofFunction(this.model) : NO_COST; }
  get self_cost(): Cost { return this.file && this.model ? this.file.costs.ofFunctionSelf(this.model) : NO_COST; }
  get share(): number { return this.file ? this.file.shareOf(this.cost) : 0; }
  get self_share(): number { return this.file ? this.file.shareOf(this.self_cost) : 0; }
  /** every call in this function's body (and in comprehensions of it) suspends only if one of these does */
  get awaits(): Place[] {
    const { file, model } = this;
    if (!file || !model) return [];
    return file.sitesOf(model).filter((site) => site.operation === 'await').slice(0, 64).map((site) => new Place(file, site.node));
  }
}

export class Forms {
  readonly #rows: readonly Row<'specialization'>[];
  constructor(rows: readonly Row<'specialization'>[]) { this.#rows = rows; }
  get specialized(): number { return sum(this.#rows, 'specialized'); }
  get generic(): number { return sum(this.#rows, 'generic'); }
  get warming(): number { return sum(this.#rows, 'warming'); }
  get observations(): number { return this.specialized + this.generic + this.warming; }
  get exists(): boolean { return this.observations > 0; }
  /** part of the observations after warm-up that were not specialised */
  get generic_share(): number {
    const all = this.specialized + this.generic;
    return all === 0 ? 0 : this.generic / all;
  }
  get flips(): number { return this.observations === 0 ? 0 : Math.min(1, sum(this.#rows, 'changes') / this.observations); }
  get names(): Distribution { return new Distribution(this.#rows.map((row) => row.forms)); }
  get top(): string { return this.names.top; }
}

/** Built from value-shape rows of one path. */
export class Held {
  readonly #rows: readonly Row<'value-shape'>[];
  constructor(rows: readonly Row<'value-shape'>[]) { this.#rows = rows; }
  get exists(): boolean { return this.seen > 0; }
  get seen(): number { return sum(this.#rows, 'seen'); }
  get shapes(): Distribution { return new Distribution(this.#rows.map((row) => row.shapes)); }
  get elements(): Distribution { return new Distribution(this.#rows.map((row) => row.elements)); }
  get lengths(): Distribution { return new Distribution(this.#rows.map((row) => row.lengths)); }
  get values(): Distribution { return new Distribution(this.#rows.map((row) => row.values)); }
  get states(): Distribution { return new Distribution(this.#rows.map((row) => row.states)); }
  get type(): string { return this.shapes.top; }
  /** middle of the power-of-two bucket that holds the median length */
  get length(): number { return this.lengths.median > 1 ? this.lengths.median * 1.5 : this.lengths.median; }
  get largest(): number { return this.lengths.largest; }
  /** part of the observations in which it was another object than at the one before */
  get changing(): number { return this.seen === 0 ? 0 : Math.min(1, sum(this.#rows, 'changes') / this.seen); }
  /** part of the observations in which the value was equal to that of the observation before */
  get again(): number { return this.seen === 0 ? 0 : Math.min(1, this.states.part('again') * this.states.observations / this.seen); }
  /** how often a value came back after another had been seen, at least */
  get returns(): number {
    return Math.max(0, this.seen - this.again * this.seen - this.values.names.length);
  }
  /**
   * An estimate of how many different values there were, from how often two observations agree; 1e9 if none did. Right where
   * all come equally often, too low where a few are common.
   */
  get distinct(): number {
    const counts = this.values.names.filter((name) => name !== '*').map((name) => Math.round(this.values.part(name) * this.values.observations));
    const all = counts.reduce((a, b) => a + b, 0);
    const pairs = counts.reduce((a, b) => a + b * (b - 1) / 2, 0);
    return pairs === 0 ? 1e9 : Math.max(counts.length === 1 ? 1 : 1.5, all * (all - 1) / 2 / pairs);
  }
  /** observations per different value: above 1 where equal values come again */
  get repeats(): number {
    const { observations, names } = this.values;
    return names.length === 0 ? 0 : observations / Math.max(names.length, this.values.part('*') > 0 ? observations / 2 : 0);
  }
}

export class Call {
  readonly #site: Place;
  readonly #row: Row<'call'>;
  constructor(site: Place, row: Row<'call'>) { this.#site = site; this.#row = row; }
  get exists(): boolean { return this.#row.samples > 0; }
  get callee(): string { return this.#row.callee; }
  get short_name(): string { return shortName(this.#row.callee); }
  get via(): string { return this.#row.via; }
  get in_project(): boolean { return this.#row.calleeFile !== ''; }
  get cost(): Cost { return { ...dividedAs(this.#row.samples, this.#site.cost), modelled: false }; }
  get share(): number { return this.#site.file?.shareOf(this.cost) ?? 0; }
  get function(): FunctionView { return this.#site.file?.program.functionAt(this.#row.calleeFile, this.#row.calleeLine, this.#row.callee) ?? new FunctionView(undefined, undefined); }
}

const NO_CALL_ROW: Row<'call'> = { quality: 'sampled', callee: '', calleeFile: '', calleeLine: 0, via: '', samples: 0 };
export const NO_CALL = new Call(NOWHERE, NO_CALL_ROW);

export class Exceptions {
  readonly #rows: readonly Row<'exception'>[];
  constructor(rows: readonly Row<'exception'>[]) { this.#rows = rows; }
  get raised(): number { return sum(this.#rows.filter((row) => row.role === 'raised'), 'count'); }
  get handled(): number { return sum(this.#rows.filter((row) => row.role === 'handled'), 'count'); }
  /** raised in a second of the windows in which they were counted; 0 where the runtime cannot count them */
  get rate(): number { return this.#rateOf('raised'); }
  /** went through this place, on their way from what it calls */
  get passed(): number { return sum(this.#rows.filter((row) => row.role === 'passed'), 'count'); }
  get passed_rate(): number { return this.#rateOf('passed'); }
  #rateOf(role: string): number {
    const counted = this.#rows.filter((row) => row.role === role && row.seconds > 0);
    const seconds = sum(counted, 'seconds');
    return seconds === 0 ? 0 : sum(counted, 'count') / seconds;
  }
  get exists(): boolean { return this.#rows.length > 0; }
  get types(): Distribution { return new Distribution(this.#rows.filter((row) => row.type !== '').map((row) => ({ [row.type]: row.count }))); }
}

export class Inlining {
  readonly #row: Row<'inlining'>;
  constructor(row: Row<'inlining'>) { this.#row = row; }
  get callee(): string { return this.#row.callee; }
  get done(): boolean { return this.#row.done; }
  get reason(): string { return this.#row.reason; }
  get detail(): string { return this.#row.detail; }
}

export class BindingFact {
  readonly #row: Row<'binding'> | undefined;
  constructor(row: Row<'binding'> | undefined) { this.#row = row; }
  get exists(): boolean { return this.#row !== undefined; }
  get shadows_builtin(): boolean { return this.#row?.shadows === 'builtin'; }
  get resolves(): string { return this.#row?.resolves ?? ''; }
  get value(): string { return this.#row?.value ?? ''; }
  get rebound(): number { return this.#row?.rebound ?? 0; }
  get seen(): number { return this.#row?.seen ?? 0; }
}

/** No window of the clock is told of a counter: half of its samples are taken to be in odd ones, and those of each run as of the whole place. */
function countedIn(rows: readonly Row<'counter'>[], events: readonly string[], whole: Cost): Cost {
  const wanted = events.map((event) => (event.endsWith('*') ? (name: string) => name.startsWith(event.slice(0, -1)) : (name: string) => name === event));
  const samples = sum(rows.filter(({ event }) => wanted.some((is) => is(event))), 'self');
  return { ...dividedAs(samples, whole), modelled: false };
}

function sum(rows: readonly object[], column: string): number {
  return rows.reduce((all, row) => all + ((row as Record<string, number>)[column] ?? 0), 0);
}
