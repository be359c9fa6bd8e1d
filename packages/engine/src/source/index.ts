export * from './model.ts';
export { SourceProblem } from './problem.ts';
export { createText } from './text.ts';
export { createParsers, RUNTIME_WASM, type Parsers, type SourceParser, type Span } from './parser.ts';
export { buildModel, type BuildOptions, type WantedFunction } from './load.ts';
export { functionAt, matchSite, placeOf, siteAt, type SiteMatch, type SitePlace, sitesIn } from './lookup.ts';
export { languageOf, languages } from './languages/index.ts';
