import type { LintResult } from '@mechsym/engine';
import type { Profile } from '@mechsym/formatter-sarif';
import type * as Formatters from '@mechsym/formatters';
import type { FormatOptions } from '@mechsym/formatters';
import type { Format } from '../commands/options.ts';

type Formatter = (result: LintResult, options: FormatOptions) => string;
/** A formatter's module is read when its format is asked for. */
const plain = async (pick: (all: typeof Formatters) => Formatter) => pick(await import('@mechsym/formatters'));
const sarif = async (profile: Profile): Promise<Formatter> => {
  const { formatSarif } = await import('@mechsym/formatter-sarif');
  return (result, options) => formatSarif(result, { ...options, profile });
};

/** What writes each format. */
export const FORMATTERS: Readonly<Record<Format, () => Promise<Formatter>>> = {
  pretty: () => plain((all) => all.formatPretty),
  agent: () => plain((all) => all.formatAgent),
  json: () => plain((all) => all.formatJson),
  jsonl: () => plain((all) => all.formatJsonl),
  sarif: () => sarif('full'),
  'sarif-github': () => sarif('github'),
  github: () => plain((all) => all.formatGithub),
  gitlab: () => plain((all) => all.formatGitlab),
  sonar: () => plain((all) => all.formatSonar),
  rdjson: () => plain((all) => all.formatRdjson),
  junit: () => plain((all) => all.formatJunit),
  markdown: () => plain((all) => all.formatMarkdown),
};
