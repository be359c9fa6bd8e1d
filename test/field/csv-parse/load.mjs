// Parses a table of 60,000 lines into objects, five times, or as often as the argument says.
import { createRequire } from 'node:module';
const { parse } = createRequire(import.meta.url)('./sync.cjs');
const rows = Array.from({ length: 60_000 }, (_, i) => `${i},"name ""${i % 997}""",${(i * 7919 % 10_007) / 100},2024-0${1 + i % 9}-11,${i % 2 ? 'yes' : 'no'}`);
const text = `id,name,price,date,active\n${rows.join('\n')}\n`;
const rounds = Number(process.argv[2] ?? 5);
let sum = 0;
for (let i = 0; i < rounds; i++) sum += parse(text, { columns: true, trim: true }).reduce((all, { price }) => all + Number(price), 0);
console.log(sum.toFixed(2));
