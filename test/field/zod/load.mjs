// Checks 6,000 orders that come as JSON, seventy times, or as often as the argument says.
import { z } from './zod.mjs';
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const countries = Array.from({ length: 249 }, (_, i) => letters[Math.floor(i / 10)] + letters[(i * 7) % 26] + (i % 10));
const currencies = Array.from({ length: 160 }, (_, i) => letters[i % 26] + letters[(i * 3) % 26] + letters[Math.floor(i / 26)]);
const zones = Array.from({ length: 420 }, (_, i) => `${['Africa', 'America', 'Asia', 'Europe', 'Pacific'][i % 5]}/City_${i}`);
const Address = z.object({ street: z.string().min(1), city: z.string(), country: z.enum(countries), zone: z.enum(zones) });
const Order = z.object({
  id: z.number().int().positive(),
  email: z.string().email(),
  placed: z.string().datetime(),
  state: z.enum(['open', 'paid', 'sent', 'returned']),
  currency: z.enum(currencies),
  billing: Address,
  shipping: Address.optional(),
  lines: z.array(z.object({ article: z.string().regex(/^[a-z]\d+$/), pieces: z.number().int().min(1), price: z.number().nonnegative() })).min(1),
});
const address = (i) => ({ street: `Street ${i % 90}`, city: `Town ${i % 70}`, country: countries[(i * 31) % 249], zone: zones[(i * 17) % 420] });
const text = JSON.stringify(Array.from({ length: 6000 }, (_, i) => ({
  id: i + 1, email: `user${i}@example.org`, placed: `2024-0${1 + i % 9}-1${i % 9}T0${i % 9}:00:00Z`, state: ['open', 'paid', 'sent', 'lost'][i % 40 === 39 ? 3 : i % 3], currency: currencies[(i * 11) % 160],
  billing: address(i), ...(i % 3 === 0 && { shipping: address(i + 5) }), lines: Array.from({ length: 1 + i % 4 }, (_, k) => ({ article: `a${i % 500}${k}`, pieces: 1 + k, price: (i % 997) / 10 })),
})));
const rounds = Number(process.argv[2] ?? 70);
let good = 0;
let total = 0;
for (let round = 0; round < rounds; round++) {
  for (const row of JSON.parse(text)) {
    const { success, data } = Order.safeParse(row);
    if (!success) continue;
    good++;
    for (const { pieces, price } of data.lines) total += pieces * price;
  }
}
console.log(good, total.toFixed(1));
