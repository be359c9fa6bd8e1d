import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { problemText } from '@mechsym/formatters';
import { reasonOf, UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';
import { manifestPart, TABLE } from './places.ts';

type Path = readonly (string | number)[];
type At = (path: Path) => { line: number; column: number };

/** What stands in a file, and where: `team.yaml:3:5` for a path in it. */
export interface Checked<T> {
  readonly value: T;
  readonly where: (path: Path) => string;
}

/** Bytes of a file of settings or rules that are read at most. */
const LARGEST = 2 ** 20;

/** @throws UserError if a file cannot be read, or is so large that no person has written it */
export async function readText(file: string): Promise<string> {
  let handle;
  try {
    handle = await open(file, 'r');
    const { size } = await handle.stat();
    if (size > LARGEST) throw new UserError(`${shortName(file)}:1: it has ${(size / 2 ** 20).toFixed(1)} MB: at most 1 MB is read`);
    return await handle.readFile('utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${shortName(file)}: cannot be read: ${reasonOf(error)}`);
  } finally {
    await handle?.close();
  }
}

/**
 * The settings in a file, checked against a schema; undefined if there is nothing in it but comments. YAML and JSON, and of
 * a package.json or a pyproject.toml the part that is for mechsym.
 * @throws UserError with every problem on a line of its own, each with file, line and column
 */
export async function readChecked<T>(file: string, text: string, schema: object): Promise<Checked<T> | undefined> {
  if (basename(file) === 'package.json') return checked<T>(file, manifestPart(text), schema, locator(text, /"mechsym"\s*:/));
  if (file.endsWith('.toml')) return checked<T>(file, await tomlPart(file, text), schema, locator(text, TABLE));
  if (text.replace(/^\s*(#.*)?$/gm, '').trim() === '') return undefined;
  const { readYaml } = await import('@mechsym/engine/yaml');
  const { located, problems } = readYaml<T>(shortName(file), text, schema);
  if (located === undefined) throw new UserError(problems.map(problemText).join('\nmechsym: '));
  return { value: located.value, where: wherein(file, located.at) };
}

async function checked<T>(file: string, value: unknown, schema: object, at: At): Promise<Checked<T> | undefined> {
  if (value === undefined) return undefined;
  const { checkValue } = await import('@mechsym/engine/check');
  const problems = checkValue(shortName(file), value, schema, at);
  if (problems.length > 0) throw new UserError(problems.map(problemText).join('\nmechsym: '));
  return { value: value as T, where: wherein(file, at) };
}

function wherein(file: string, at: At): (path: Path) => string {
  return (path) => {
    const { line, column } = at(path);
    return `${shortName(file)}:${line}:${column}`;
  };
}

/** The table `[tool.mechsym]` of a pyproject.toml. */
async function tomlPart(file: string, text: string): Promise<unknown> {
  const { parse } = await import('smol-toml');
  try {
    return (parse(text) as { tool?: { mechsym?: unknown } }).tool?.mechsym;
  } catch (error) {
    const { line, column, message } = error as { line?: number; column?: number; message: string };
    throw new UserError(`${shortName(file)}:${line ?? 1}:${column ?? 1}: ${message.split('\n')[0]}`);
  }
}

/** Finds a value by the names on the way to it, one after another in the text from where the settings start. */
function locator(text: string, start: RegExp): At {
  const first = Math.max(0, text.search(start));
  return (path) => {
    let offset = first;
    for (const step of path) {
      if (typeof step === 'number') continue;
      const next = new RegExp(`["']?${step.replace(/[^\w-]/g, '\\$&')}["']?\\s*[:=.\\]]`);
      const found = text.slice(offset).search(next);
      if (found < 0) break;
      offset += found;
    }
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
  };
}
