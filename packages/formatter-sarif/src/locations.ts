import type { Location as Place } from '@mechsym/engine';
import type { Artifact, ArtifactLocation, Location, PhysicalLocation, Region } from 'sarif';
import type { SarifOptions } from './options.ts';

export const SOURCE_ROOT = '%SRCROOT%';

/** Lines of source around a range that are shown; more would only make the log large. */
const MOST_LINES = 12;
/** Longest snippet: a minified line says nothing, and code hosts limit the size of a log. */
const LONGEST = 2000;

/**
 * A relative path as a relative URI: each part is encoded, so that spaces, `#`, `%` and letters of any script survive. Half a
 * surrogate pair, which has no encoding, becomes U+FFFD.
 */
export function uriOf(path: string): string {
  return path.replace(/\p{Surrogate}/gu, '\ufffd').split('/').map((part) => encodeURIComponent(part).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)).join('/');
}

/** The files that a log names, each once; a location refers to its file by number. */
export class Artifacts {
  readonly #index = new Map<string, number>();
  readonly #prefix: string;

  constructor({ pathPrefix }: SarifOptions) {
    this.#prefix = pathPrefix;
  }

  locationOf(file: string): ArtifactLocation {
    let index = this.#index.get(file);
    if (index === undefined) this.#index.set(file, index = this.#index.size);
    return { uri: uriOf(this.#prefix + file), uriBaseId: SOURCE_ROOT, index };
  }

  list(languageOf: (file: string) => string | undefined): Artifact[] {
    return [...this.#index].map(([file, index]) => {
      const language = languageOf(file);
      return {
        location: { uri: uriOf(this.#prefix + file), uriBaseId: SOURCE_ROOT, index },
        roles: ['analysisTarget'],
        ...(language !== undefined && { sourceLanguage: language }),
      };
    });
  }
}

export function physicalLocation(place: Place, artifacts: Artifacts): PhysicalLocation {
  const region = regionOf(place);
  const context = contextOf(place, region);
  return { artifactLocation: artifacts.locationOf(place.file), region, ...(context && { contextRegion: context }) };
}

/** A location with the function around it. */
export function locationOf(place: Place, artifacts: Artifacts): Location {
  return {
    physicalLocation: physicalLocation(place, artifacts),
    logicalLocations: [{ fullyQualifiedName: place.function, kind: place.function === '<module>' ? 'module' : 'function' }],
  };
}

function regionOf({ range, snippet }: Place): Region {
  const { start, end } = range;
  const first = start.line - snippet.firstLine;
  const lines = first < 0 ? [] : snippet.lines.slice(first, end.line + 1 - snippet.firstLine);
  const region: Region = { startLine: start.line + 1, startColumn: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
  if (lines.length !== end.line - start.line + 1) return region;
  const last = lines.length - 1;
  lines[last] = (lines[last] as string).slice(0, end.column);
  lines[0] = (lines[0] as string).slice(start.column);
  const text = lines.join('\n');
  return text === '' || text.length > LONGEST ? region : { ...region, snippet: { text } };
}

/** Whole lines around the range: a reader shows them where the file is not at hand. */
function contextOf({ snippet }: Place, region: Region): Region | undefined {
  const lines = snippet.lines.slice(0, MOST_LINES);
  const text = lines.join('\n');
  const startLine = snippet.firstLine + 1;
  const endLine = snippet.firstLine + lines.length;
  // The context has to hold the region and more than it.
  if (startLine < 1 || text.length > LONGEST || endLine < (region.endLine ?? 0) || text.trim() === '') return undefined;
  const lastLength = (lines.at(-1) as string).length;
  if (region.startLine === startLine && region.endLine === endLine && region.startColumn === 1 && (region.endColumn ?? 0) > lastLength) return undefined;
  return { startLine, startColumn: 1, endLine, endColumn: Math.max(lastLength + 1, region.endLine === endLine ? region.endColumn ?? 1 : 1), snippet: { text } };
}
