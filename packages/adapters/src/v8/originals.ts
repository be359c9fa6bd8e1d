import { FlattenMap, originalPositionFor, type TraceMap } from '@jridgewell/trace-mapping';
import type { Counts } from '../counts.ts';
import { pathOf } from './escapes.ts';
import type { Fn } from './fn.ts';

/** What a converter needs of the machine: the command line gives it. */
export interface Files {
  /** The bytes of a file; undefined if it cannot be read. @param path absolute */
  read(path: string): Uint8Array | undefined;
}

/** A place in the text that a person wrote. */
export interface Original {
  /** absolute path */
  readonly file: string;
  /** 1-based */
  readonly line: number;
  /** 0-based, in UTF-16 units */
  readonly column: number;
  /** what the source map says that stands there; empty if it says nothing */
  readonly name: string;
}

/**
 * Finds where compiled text came from, through the source map that the text itself names: what it was when it ran. Packages
 * ship maps without the sources that these name: what came from one that is not there stays where it ran.
 */
export class Originals {
  readonly #files: Files;
  readonly #root: string;
  readonly #counts: Counts;
  readonly #maps = new Map<string, TraceMap | undefined>();
  /** by source that a map names: whether what came from it stays in the text that ran */
  readonly #stays = new Map<string, boolean>();

  constructor(files: Files, root: string, counts: Counts) {
    this.#files = files;
    this.#root = root;
    this.#counts = counts;
  }

  /** @param line 1-based @param column 1-based. undefined if a source map has nothing for it */
  of(fn: Fn, line: number, column: number): Original | undefined {
    const as = { file: fn.file, line, column: column - 1, name: '' };
    const url = fn.script?.mapUrl ?? '';
    if (url === '') return as;
    const map = this.#map(fn.file, url);
    if (map === undefined) return as;
    const found = originalPositionFor(map, { line, column: Math.max(0, column - 1) });
    if (found.source === null) return undefined;
    const file = this.#fileOf(found.source);
    if (file === undefined) return undefined;
    return this.#staysIn(fn.file, file) ? as : { file, line: found.line, column: found.column, name: found.name ?? '' };
  }

  #staysIn(compiled: string, source: string): boolean {
    let stays = this.#stays.get(source);
    if (stays === undefined) {
      this.#stays.set(source, stays = this.#files.read(source) === undefined && this.#files.read(compiled) !== undefined);
      if (stays) this.#counts.add('sources that are not there');
    }
    return stays;
  }

  #map(file: string, url: string): TraceMap | undefined {
    const key = `${file}\0${url}`;
    if (this.#maps.has(key)) return this.#maps.get(key);
    const map = this.#load(file, url);
    if (map === undefined) this.#counts.add('source maps that could not be read');
    this.#maps.set(key, map);
    return map;
  }

  #load(file: string, url: string): TraceMap | undefined {
    const at = new URL(encodePath(file), 'file:///');
    try {
      if (url.startsWith('data:')) return new FlattenMap(JSON.parse(dataOf(url)) as never, at.href);
      const mapUrl = new URL(url, at);
      if (mapUrl.protocol !== 'file:') return undefined;
      const bytes = this.#files.read(pathOf(mapUrl.href));
      // A `)]}'` before the map keeps browsers from running it.
      return bytes && new FlattenMap(JSON.parse(Buffer.from(bytes).toString('utf8').replace(/^\)\]\}'[^\n]*\n/, '')) as never, mapUrl.href);
    } catch {
      return undefined;
    }
  }

  /** Bundlers name sources by URLs of their own, relative to the project. */
  #fileOf(source: string): string | undefined {
    if (source.startsWith('file://')) return pathOf(source);
    const bundled = /^webpack:\/\/[^/]*\/(?:\.\/)?([^?]+)/.exec(source);
    return bundled === null ? undefined : `${this.#root}/${bundled[1]}`;
  }
}

function dataOf(url: string): string {
  const comma = url.indexOf(',');
  const data = url.slice(comma + 1);
  return /;base64$/.test(url.slice(0, comma)) ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
