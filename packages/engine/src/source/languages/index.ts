import type { Language } from '../model.ts';
import { java } from './java.ts';
import { javascript, tsx, typescript } from './javascript.ts';
import { python } from './python.ts';

/** Every language that can be read. */
export const languages: readonly Language[] = [python, javascript, typescript, tsx, java];

/** The language of a file, by its extension. */
export function languageOf(file: string): Language | undefined {
  return languages.find((language) => language.extensions.some((extension) => file.endsWith(extension)));
}

/** @throws Error if there is none of that name */
export function languageNamed(name: string): Language {
  const language = languages.find((each) => each.name === name);
  if (language === undefined) throw new Error(`no language is called ${name}`);
  return language;
}
