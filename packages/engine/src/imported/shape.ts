import type { JsonObject } from './model.ts';

// What a log of another tool holds is not trusted: each value is asked what it is.

export function objectIn(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as JsonObject : undefined;
}

export function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objectAt(list: unknown, index: unknown): JsonObject | undefined {
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? objectIn(listIn(list)[index]) : undefined;
}

export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A whole number that is at least so much. */
export function wholeIn(value: unknown, least: number): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least ? value : undefined;
}

/** The objects of a list; what else is in it is left out. */
export function objectsIn(value: unknown): readonly JsonObject[] {
  return listIn(value).flatMap((each): readonly JsonObject[] => { const object = objectIn(each); return object === undefined ? [] : [object]; });
}
