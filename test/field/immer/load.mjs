// A store of 200 items that changes one of them 30,000 times, or as often as the argument says.
import { produce } from './immer.mjs';
const rounds = Number(process.argv[2] ?? 30_000);
let state = { items: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`item${i}`, { count: 0, tags: ['a', 'b'] }])), changes: 0 };
for (let i = 0; i < rounds; i++) state = produce(state, (draft) => { draft.items[`item${i % 200}`].count++; draft.changes++; });
console.log(state.changes, Object.values(state.items).reduce((all, { count }) => all + count, 0));
