import { createHash } from 'node:crypto';
import { functionCost, type FunctionFacts, type Recording } from '@mechsym/facts';
import { buildModel, functionAt, functionFingerprint, languageOf, SourceProblem, type Parsers } from './source/index.ts';

/** Functions with a smaller part of the samples are placed by name alone later on: no finding can come from them. */
const LEAST_SHARE = 0.005;

export interface FunctionFingerprint {
  readonly file: string;
  readonly function: string;
  /** 1-based, as recorded */
  readonly line: number;
  /** 0-based, where it was recorded */
  readonly column?: number;
  readonly fingerprint: string;
}

/**
 * Digests of the syntax of the functions that ran hot, while their source is still what was recorded: with them the facts
 * find their place after the source has changed. A file that has changed already is left out.
 */
export async function fingerprintsOf(recording: Recording, readSource: (file: string) => Promise<Uint8Array | undefined>, parsers: Parsers): Promise<FunctionFingerprint[]> {
  const least = Math.max(1, recording.totals.samples * LEAST_SHARE);
  const found: FunctionFingerprint[] = [];
  for (const file of recording.files) {
    const hot = recording.functionsOf(file).filter((facts) => facts.line > 0 && facts.function !== '' && functionCost(facts).total >= least);
    if (hot.length > 0) found.push(...await inFile(file, hot, recording.sources.get(file) ?? [], readSource, parsers));
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
    const wanted = hot.map((facts) => ({ firstLine: facts.line - 1, qualifiedName: facts.function, ...(facts.column >= 0 && { column: facts.column }) }));
    const model = buildModel(language, file, language.decode(bytes), await parsers.parser(language), { functions: wanted });
    try {
      return wanted.flatMap((each) => {
        const fn = functionAt(model, each);
        const { firstLine, qualifiedName, column } = each;
        return fn === undefined || fn.kind === 'module' ? [] : [{ file, function: qualifiedName, line: firstLine + 1, ...(column !== undefined && { column }), fingerprint: functionFingerprint(fn, model.text) }];
      });
    } finally {
      model.dispose();
    }
  } catch (error) {
    if (error instanceof SourceProblem) return [];
    throw error;
  }
}
