// A store of 200 items that changes one of them 30,000 times.
import { produce } from './immer.mjs';
let state = { items: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`item${i}`, { count: 0, tags: ['a', 'b'] }])), changes: 0 };
for (let i = 0; i < 30_000; i++) state = produce(state, (draft) => { draft.items[`item${i % 200}`].count++; draft.changes++; });
console.log(state.changes, Object.values(state.items).reduce((all, { count }) => all + count, 0));
