import { createHash } from 'node:crypto';
import { placeLineFacts, type FunctionFacts, type Recording, type Site, type SiteRow } from '@mechsym/facts';
import { hotFunctions } from './hot.ts';
import { placeByPosition } from './join/place-site.ts';
import { functionAnchor, siteAnchor, type SiteAnchor } from './join/site-anchors.ts';
import { buildModel, fingerprintOf, functionAt, languageOf, SourceProblem, type Parsers, type SourceModel } from './source/index.ts';

/** Functions with a smaller part of the samples are placed by name alone later on: no finding can come from them. */
const LEAST_SHARE = 0.005;

/** A line of a facts file about a function, with what finds its places again. */
export interface FunctionFingerprint {
  readonly file: string;
  readonly function: string;
  /** 1-based, as recorded */
  readonly line: number;
  /** 0-based, where it was recorded */
  readonly column?: number;
  readonly fingerprint: string;
  /** as they were recorded */
  readonly sites: readonly SiteRow[];
  /** rows of the kind `anchor` */
  readonly anchor: readonly (readonly [site: number, ...SiteAnchor])[];
}

/**
 * Digests of the syntax of the functions that ran hot and of their statements, while their source is still what was recorded: with
 * them the facts find their places after the source has changed. A file that has changed already is left out.
 * @param recording its facts about lines go to the functions that they are in
 */
export async function fingerprintsOf(recording: Recording, readSource: (file: string) => Promise<Uint8Array | undefined>, parsers: Parsers): Promise<FunctionFingerprint[]> {
  placeLineFacts(recording);
  const hot = hotFunctions(recording, Math.max(1, recording.totals.samples * LEAST_SHARE));
  const found: FunctionFingerprint[] = [];
  for (const file of recording.files) {
    const wanted = recording.functionsOf(file).filter((facts) => hot.has(facts) && facts.line > 0 && facts.function !== '');
    if (wanted.length > 0) found.push(...await inFile(file, wanted, recording.sources.get(file) ?? [], readSource, parsers));
  }
  return found;
}

async function inFile(
  file: string, hot: readonly FunctionFacts[], digests: readonly string[],
  readSource: (file: string) => Promise<Uint8Array | undefined>, parsers: Parsers,
): Promise<FunctionFingerprint[]> {
  const language = languageOf(file);
  const bytes = language && await readSource(file);
  if (language === undefined || bytes === undefined || !digests.includes(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)) return [];
  try {
    const functions = hot.map((facts) => ({ firstLine: facts.line - 1, qualifiedName: facts.function }));
    const model = buildModel(language, file, language.decode(bytes), await parsers.parser(language), { functions });
    try {
      return hot.flatMap((facts) => inFunction(facts, model));
    } finally {
      model.dispose();
    }
  } catch (error) {
    if (error instanceof SourceProblem) return [];
    throw error;
  }
}

function inFunction(facts: FunctionFacts, model: SourceModel): FunctionFingerprint[] {
  const { file, function: qualifiedName, line, column, unit } = facts;
  const fn = functionAt(model, { qualifiedName, firstLine: line - 1, ...(column >= 0 && { column: model.text.column(line - 1, column, unit) }) });
  if (fn === undefined) return [];
  const whole = functionAnchor(fn, model);
  const anchored = whole === undefined ? [] : facts.sites.flatMap((site) => {
    const place = placeByPosition(model, fn, facts, site, line - 1);
    const anchor = place && siteAnchor(place.recorded, fn, model);
    return anchor === undefined ? [] : [{ site, anchor }];
  });
  return [{
    file, function: qualifiedName, line, ...(column >= 0 && { column }), fingerprint: fingerprintOf(fn, model),
    sites: anchored.map(({ site }) => rowOf(site)),
    anchor: [...(whole === undefined ? [] : [[-1, ...whole] as const]), ...anchored.map(({ anchor }, i) => [i, ...anchor] as const)],
  }];
}

function rowOf({ line, column, endLine, endColumn, ordinal, operation, name }: Site): SiteRow {
  return [line, column, endLine, endColumn, ordinal, operation, name];
}
