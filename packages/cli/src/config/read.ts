import { readYaml } from '@mechsym/engine';
import { problemText } from '@mechsym/formatters';
import { UserError } from '../errors.ts';
import { shortName } from '../facts/load.ts';

/**
 * YAML or JSON checked against a schema; undefined if there is nothing in it but comments.
 * @throws UserError with every problem on a line of its own, each with file, line and column
 */
export async function readChecked<T>(file: string, text: string, schema: object): Promise<T | undefined> {
  if (text.replace(/^\s*(#.*)?$/gm, '').trim() === '') return undefined;
  const { located, problems } = await readYaml<T>(shortName(file), text, schema);
  if (located === undefined || problems.length > 0) throw new UserError(problems.map(problemText).join('\nmechsym: '));
  return located.value;
}
