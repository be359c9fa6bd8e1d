/** What is known of a class of collections, by the names of its fields. */
export interface CollectionKind {
  /** the field with its number of elements */
  readonly size: string;
  /** the field with the array that holds them; absent where it has none */
  readonly array?: string;
  /** slots of the array that `n` elements need */
  readonly slots: (n: number) => number;
  /** the class of the object that is made for each element */
  readonly entry?: string;
}

/** A table with a power of two of slots, of which three quarters may be taken. */
const table = (n: number): number => (n === 0 ? 0 : 2 ** Math.ceil(Math.log2(n / 0.75)));
const exact = (n: number): number => n;

/** Collections of java.util, by the names that their fields have had from 8 to 25. */
export const COLLECTIONS: Readonly<Record<string, CollectionKind>> = {
  'java.util.HashMap': { size: 'size', array: 'table', slots: table, entry: 'java.util.HashMap$Node' },
  'java.util.WeakHashMap': { size: 'size', array: 'table', slots: table, entry: 'java.util.WeakHashMap$Entry' },
  'java.util.concurrent.ConcurrentHashMap': { size: 'baseCount', array: 'table', slots: table, entry: 'java.util.concurrent.ConcurrentHashMap$Node' },
  'java.util.Hashtable': { size: 'count', array: 'table', slots: (n) => Math.ceil(n / 0.75), entry: 'java.util.Hashtable$Entry' },
  'java.util.IdentityHashMap': { size: 'size', array: 'table', slots: (n) => (n === 0 ? 0 : 2 ** Math.ceil(Math.log2(n * 3))) },
  'java.util.ArrayList': { size: 'size', array: 'elementData', slots: exact },
  'java.util.Vector': { size: 'elementCount', array: 'elementData', slots: exact },
  'java.util.PriorityQueue': { size: 'size', array: 'queue', slots: exact },
  'java.util.TreeMap': { size: 'size', slots: exact, entry: 'java.util.TreeMap$Entry' },
  'java.util.LinkedList': { size: 'size', slots: exact, entry: 'java.util.LinkedList$Node' },
};

/** Sets that are a map inside: the map is named by the set. */
export const WRAPPERS = new Set(['java.util.HashSet', 'java.util.LinkedHashSet', 'java.util.TreeSet', 'java.util.concurrent.ConcurrentHashMap$KeySetView']);

/** Boxes, with the bytes of what is in them. */
export const BOXES: Readonly<Record<string, number>> = {
  'java.lang.Integer': 4, 'java.lang.Long': 8, 'java.lang.Double': 8, 'java.lang.Float': 4, 'java.lang.Short': 2, 'java.lang.Byte': 1, 'java.lang.Character': 2, 'java.lang.Boolean': 1,
};

/** Whether a class is the runtime's and no place for a change. @param name as the histogram has it */
export function isOfRuntime(name: string): boolean {
  return /^\[*L?(java|javax|jdk|sun|com\.sun)\./.test(name) || /^\[+[A-Z]$/.test(name);
}
