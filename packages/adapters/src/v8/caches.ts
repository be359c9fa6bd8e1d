import { PlaceFacts, type CacheFacts } from './place-facts.ts';
import type { Place } from './fn.ts';

/** Shapes that one cache keeps apart; what is beyond is counted as `*`. */
const SHAPES_KEPT = 64;
const KEYS_KEPT = 64;

const FORMS: Readonly<Record<string, string>> = {
  0: 'uninitialized', 1: 'monomorphic', '^': 'recomputing', P: 'polymorphic', N: 'megamorphic', D: 'megamorphic DOM', G: 'generic',
};

export interface CacheEvent {
  /** V8's type of the cache: `LoadIC` */
  readonly type: string;
  readonly before: string;
  readonly after: string;
  readonly shape: string;
  readonly key: string;
  readonly modifier: string;
  readonly slowReason: string;
}

/** The words for a state in which a cache can be; undefined for one that says nothing (`X`) or that is not known. */
export function formOf(state: string): string | undefined {
  return FORMS[state];
}

export function isMegamorphic(state: string): boolean {
  return state === 'N' || state === 'D' || state === 'G';
}

export function addCacheEvent(place: Place, event: CacheEvent): void {
  const facts = place.facts ??= new PlaceFacts();
  let cache = facts.caches.get(event.type);
  if (cache === undefined) facts.caches.set(event.type, cache = newCache());
  cache.observations++;
  if (event.before !== event.after) cache.stateChanges++;
  if (cache.lastShape !== '' && cache.lastShape !== event.shape) cache.shapeChanges++;
  cache.lastShape = event.shape;
  cache.megamorphic ||= isMegamorphic(event.after);
  const shape = cache.shapes.has(event.shape) || cache.shapes.size < SHAPES_KEPT ? event.shape : '*';
  cache.shapes.set(shape, (cache.shapes.get(shape) ?? 0) + 1);
  if (cache.keys.size < KEYS_KEPT) cache.keys.add(event.key);
  const form = formText(event, cache);
  cache.forms.set(form, (cache.forms.get(form) ?? 0) + 1);
}

/** `megamorphic by key`: one shape, and more keys than the cache holds. */
function formText(event: CacheEvent, cache: CacheFacts): string {
  const byKey = isMegamorphic(event.after) && cache.shapes.size === 1 && cache.keys.size > 1 ? ' by key' : '';
  const modifier = event.modifier === '' ? '' : ` ${event.modifier}`;
  const reason = event.slowReason === '' ? '' : ` (${event.slowReason})`;
  return `${FORMS[event.after] ?? event.after}${byKey}${modifier}${reason}`;
}

function newCache(): CacheFacts {
  return { shapes: new Map(), forms: new Map(), keys: new Set(), observations: 0, stateChanges: 0, shapeChanges: 0, megamorphic: false, lastShape: '' };
}
