import type { Parameter } from '../../model.ts';
import type { Syntax } from '../../syntax.ts';
import type { Extractor } from './extract.ts';
import type { SourceLoop } from '../loop.ts';
import type { JavaFunction } from './function.ts';
import { first } from './lines.ts';

export const LAMBDA = '<lambda>';

/** A lambda in a lambda is one of the method around both, as javac names them: `lambda$method$0`. */
export function lambdaIn(fn: JavaFunction): string {
  return fn.name === LAMBDA ? fn.qualifiedName : `${fn.qualifiedName}.${LAMBDA}`;
}

/** @param loop in which it is called */
export function visitLambda(extractor: Extractor, item: Syntax, loop?: SourceLoop): void {
  extractor.site('make-function', LAMBDA, item);
  const [head] = item.children;
  const body = item.children.at(-1);
  if (head === undefined || body === undefined || body === head) return;
  const at = body.type === 'block' ? first(body.children, extractor.source) ?? body.end - 1 : body.start;
  const parameters = parametersOf(extractor, head);
  extractor.enter({ kind: 'lambda', name: LAMBDA, qualifiedName: lambdaIn(extractor.function), syntax: item, at, parameters }, (fn) => {
    if (loop !== undefined) {
      fn.loops.push(loop);
      fn.loopSpans.push({ start: body.start, end: body.end, loop });
      loop.targets.push(...parameters.slice(0, 1).map(({ name }) => name));
    }
    extractor.visit(body);
    if (body.type !== 'block') extractor.site('return', '', body, undefined, { operands: [body], boxes: true });
  }, { loop });
}

export function parametersOf(extractor: Extractor, list: Syntax): Parameter[] {
  return (list.type === 'identifier' ? [list] : list.children).flatMap((item) => parameterOf(extractor, item));
}

export function parameterOf(extractor: Extractor, item: Syntax): Parameter[] {
  const name = item.type === 'identifier' ? item : (item.child('variable_declarator') ?? item).children.findLast(({ type }) => type === 'identifier');
  if (name === undefined || item.type === 'receiver_parameter') return [];
  return [{ name: extractor.sourceOf(name), kind: item.type === 'spread_parameter' ? 'variadic' : 'plain', node: item.node }];
}
