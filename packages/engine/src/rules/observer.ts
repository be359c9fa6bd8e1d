import type { FunctionModel } from '../source/model.ts';
import { Distribution } from '../view/distribution.ts';
import type { FileView } from '../view/file-view.ts';
import { Call, Place } from '../view/place.ts';
import type { CompiledRule } from './compile.ts';
import type { Expression } from './expressions.ts';
import { formatValue } from './words.ts';

/** A place that the syntax of a rule fits and that is no finding. Its tree is freed with the file: what is wanted of it has to be taken at once. */
export interface Refused {
  readonly rule: CompiledRule;
  readonly site: Place;
  /** where it would be reported, as far as that can be told where conditions do not hold */
  readonly fix: Place;
  /** number of the first condition that does not hold, from 0; undefined where none was false */
  readonly condition?: number;
  /** what stands in that condition: `` `site.held.length` is 4 `` */
  readonly values?: string;
  /** how an expression failed; where neither this nor `condition` is there, the share is nothing */
  readonly failure?: string;
}

/** Is told what becomes of the places that rules look at, for who writes a rule. */
export interface Observer {
  /** the functions of a file in which rules are tried: those that are hot */
  onLooked?(view: FileView, functions: readonly FunctionModel[]): void;
  onRefused?(refused: Refused): void;
}

/** Longest value that is shown, and elements of a list. */
const LONGEST = 80;
const MOST = 6;

/** What a condition that does not hold compares: `` `a` is 3 ``; of several joined by `&&` the first that does not hold. */
export function valuesOf(condition: Expression, variables: Record<string, unknown>): string | undefined {
  try {
    const { operator, operands } = condition.sides();
    if (operator === '&&') {
      const wrong = operands.find((side) => side.evaluate(variables) !== true);
      return wrong && (valuesOf(wrong, variables) ?? `\`${wrong.source}\` is false`);
    }
    if (operator === '||') return joined(operands.map((side) => valuesOf(side, variables)));
    return joined(operands.map((side) => {
      const text = shown(side.evaluate(variables));
      return text === undefined ? undefined : `\`${side.source}\` is ${text}`;
    }));
  } catch {
    // A side behind the one that decides may fail where it is never asked for.
    return undefined;
  }
}

function joined(texts: readonly (string | undefined)[]): string | undefined {
  const all = [...new Set(texts.filter((text) => text !== undefined))];
  return all.length === 0 ? undefined : all.join(', ');
}

/** A value for who writes a rule; undefined where it has no short form. */
function shown(value: unknown): string | undefined {
  if (typeof value === 'string') return `"${cut(value)}"`;
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  if (Array.isArray(value)) {
    const elements = value.slice(0, MOST).map(shown);
    return elements.includes(undefined) ? undefined : `[${elements.join(', ')}${value.length > MOST ? ', …' : ''}]`;
  }
  if (value instanceof Place) return value.exists ? `\`${cut(value.text)}\`` : 'not there';
  if (value instanceof Call) return `"${value.callee}"`;
  if (value instanceof Distribution) return value.exists ? value.words : 'not there';
  return typeof value === 'bigint' || typeof value === 'boolean' ? String(value) : undefined;
}

function cut(text: string): string {
  const line = formatValue(text);
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** Where a rule would report a place, its conditions aside: expressions that fail where they do not hold say nothing. */
export function fixOf(rule: CompiledRule, variables: Record<string, unknown>, site: Place): Place {
  for (const expression of rule.fix) {
    try {
      const place = expression.evaluate(variables) as Place;
      if (place.exists) return place;
    } catch {
      continue;
    }
  }
  return site;
}
