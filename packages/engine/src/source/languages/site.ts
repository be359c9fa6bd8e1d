import type { Node } from 'web-tree-sitter';
import type { Operation } from '@mechsym/facts';
import type { FunctionModel, Range, Site, SiteAlias } from '../model.ts';
import type { Syntax } from '../syntax.ts';
import type { SourceLoop } from './loop.ts';
import { push } from '../../push.ts';

/** An operation as an extractor met it. */
export interface Operand {
  readonly operation: Operation;
  readonly name: string;
  readonly item: Syntax;
  readonly receiver?: Syntax | undefined;
  readonly operands?: readonly Syntax[];
  readonly loop: SourceLoop | undefined;
}

export const NO_ALIASES: readonly SiteAlias[] = [];

/** The site of an operation; its language knows what else runtimes call it. */
export abstract class SourceSite implements Site {
  readonly operation: Operation;
  readonly name: string;
  readonly range: Range;
  readonly loop: SourceLoop | undefined;
  readonly function: FunctionModel;
  abstract readonly aliases: readonly SiteAlias[];
  ordinal = 0;
  readonly #made: Operand;

  constructor(made: Operand, owner: FunctionModel, range: Range) {
    this.#made = made;
    this.operation = made.operation;
    this.name = made.name;
    this.range = range;
    this.loop = made.loop;
    this.function = owner;
  }

  get node(): Node { return this.#made.item.node; }
  get receiver(): Node | undefined { return this.#made.receiver?.node; }
  get operands(): readonly Node[] { return this.#made.operands?.map((operand) => operand.node) ?? []; }
}

/** Sites of equal line, operation and name in their order, where there are several: only their ordinals tell them apart. */
export function alike<S extends SourceSite>(sites: readonly S[], lineOf = (site: S): number => site.range.start.line): readonly S[][] {
  const lists = new Map<string, S[]>();
  for (const site of sites) {
    const key = `${lineOf(site)} ${site.operation} ${site.name}`;
    push(lists, key, site);
  }
  return [...lists.values()].filter(({ length }) => length > 1);
}

/** Leaves out the loads and stores of names that turned out to be variables of a function. */
export function withoutVariables<O extends Operand>(operations: readonly O[], isGlobal: (name: string) => boolean): O[] {
  const known = new Map<string, boolean>();
  return operations.filter(({ operation, name }) => {
    if (operation !== 'global' && operation !== 'global-store') return true;
    let global = known.get(name);
    if (global === undefined) known.set(name, global = isGlobal(name));
    return global;
  });
}
