import type { FunctionModel } from '../source/model.ts';
import type { FunctionView } from './place.ts';

/** Whether a function calls itself by its name, in its body or in a function that is made there. */
export function recurs({ file, model, short_name: name }: FunctionView): boolean {
  if (file === undefined || model === undefined || name === '') return false;
  return file.model.functionsWith(`${name}(`).some((fn) => isWithin(fn, model)
    && fn.sites.some(({ operation, name: called, receiver }) => operation === 'call' && called === name && receiver === undefined));
}

function isWithin(fn: FunctionModel, outer: FunctionModel): boolean {
  for (let at: FunctionModel | undefined = fn; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}
