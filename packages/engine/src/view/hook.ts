import { addCosts, NO_COST, type Cost } from '../join/costs.ts';
import { qualifiedNameOf } from '../join/qualified-name.ts';
import { less } from '../join/samples.ts';
import { Place } from './place.ts';

/**
 * Samples in the method of this name of what a place held, such as `__deepcopy__`: the runtime calls it by its name, and no call of it is written.
 * Nothing where the class is not known. What the method hands back to the routine that called it is not counted: it is that routine's work.
 * @param routine as facts name it: `copy:deepcopy`
 */
export function hookCost({ file, held }: Place, name: string, routine: string): Cost {
  if (file === undefined || !held.type.includes(':')) return NO_COST;
  const owner = qualifiedNameOf(held.type);
  const hooks = file.program.files.flatMap((view) => view.model.functionsNamed(name).map((fn) => ({ view, fn })));
  return addCosts(NO_COST, ...hooks.filter(({ fn }) => fn.parent?.kind === 'class' && fn.parent.qualifiedName === owner).map(({ view, fn }) => {
    const all = view.costs.ofFunction(fn);
    const back = fn.sites.filter((site) => site.operation === 'call' && new Place(view, site.node).calls.some(({ callee }) => callee === routine));
    return { ...less(all, ...back.map((site) => view.costs.ofSite(site))), modelled: all.modelled };
  }));
}
