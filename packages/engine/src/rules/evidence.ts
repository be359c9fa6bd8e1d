import type { KindName } from '@mechsym/facts';
import type { Evidence } from '../finding.ts';
import { locate } from '../locate.ts';
import type { Place } from '../view/place.ts';

/** Kinds that are shown as evidence for a place, in this order. */
const SHOWN: readonly KindName[] = ['inline-cache', 'specialization', 'call', 'exception', 'inlining', 'deopt', 'allocation', 'contention'];

/** Most facts of one kind that are kept as evidence for one place. */
const MOST = 8;

/** What was recorded at a place, in words and in data. */
export function evidenceAt(place: Place): Evidence[] {
  const location = locate(place);
  const found: Evidence[] = [];
  for (const kind of SHOWN) {
    const rows: readonly object[] = kind === 'inline-cache' || kind === 'specialization' ? place.rows(kind) : place.rowsWithin(kind);
    for (const row of rows.slice(0, MOST)) found.push({ kind, location, text: words(kind, place), data: { ...row } });
  }
  for (const part of [place, place.receiver, place.left, place.right]) {
    const { held } = part;
    if (!held.exists) continue;
    const lengths = held.lengths.exists ? `, length about ${Math.round(held.length).toLocaleString('en-US')}` : '';
    found.push({
      kind: 'value-shape', location, text: `\`${part.path}\` held ${held.shapes.words}${lengths} in ${held.seen} observations`,
      data: { path: part.path, shapes: held.shapes.toJSON(), lengths: held.lengths.toJSON(), elements: held.elements.toJSON(), seen: held.seen },
    });
  }
  const { cost } = place;
  found.push({
    kind: 'cost', location, text: `${Math.round(cost.samples)} samples here${cost.modelled ? ', divided among the operations of the loop by weight' : ''}`,
    data: { samples: cost.samples, odd: cost.odd, modelled: cost.modelled },
  });
  return found.filter((each, i) => found.findIndex((other) => other.text === each.text && other.kind === each.kind) === i);
}

function words(kind: KindName, place: Place): string {
  switch (kind) {
    case 'inline-cache': return `saw ${place.ic.words} in ${place.ic.observations} observations (${place.ic.state})`;
    case 'specialization': return `${place.forms.names.words} in ${place.forms.observations} observations`;
    case 'call': return place.calls.slice(0, 4).map((call) => `reached ${call.callee} by ${call.via} in ${Math.round(call.cost.samples)} samples`).join('; ');
    case 'exception': return `${Math.round(place.exceptions.raised)} raised and ${Math.round(place.exceptions.handled)} handled: ${place.exceptions.types.words}`;
    default: return kind;
  }
}
