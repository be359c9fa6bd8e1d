import { meantOrHas } from './suggest.ts';

interface Node { readonly op: string; readonly args: unknown; readonly start?: number }

/**
 * An option that an expression names and its rule does not declare; undefined where there is none.
 * @param ast of a parsed expression
 * @param known options that the rule declares
 */
export function unknownOption(ast: unknown, known: readonly string[]): { readonly message: string; readonly offset: number } | undefined {
  if (Array.isArray(ast)) {
    for (const part of ast) {
      const found = unknownOption(part, known);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (!isNode(ast)) return undefined;
  const name = optionName(ast);
  if (name === undefined || known.includes(name)) return unknownOption(ast.args, known);
  const among = known.length === 0 ? ': the rule has no `options`' : meantOrHas(name, known);
  return { message: `unknown option \`${name}\`${among}`, offset: ast.start ?? 0 };
}

/** The name in `options.name` or `options['name']`. */
function optionName({ op, args }: Node): string | undefined {
  if ((op !== '.' && op !== '.?' && op !== '[]' && op !== '[?]') || !Array.isArray(args)) return undefined;
  const [object, key] = args as readonly unknown[];
  if (!isNode(object) || object.op !== 'id' || object.args !== 'options') return undefined;
  if (typeof key === 'string') return key;
  return isNode(key) && key.op === 'value' && typeof key.args === 'string' ? key.args : undefined;
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && 'op' in value && 'args' in value;
}
