// Makes thumbnails' keys for 80,000 pictures, twenty at a time, or for as many as the argument says.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
const pLimit = createRequire(import.meta.url)('./p-limit.cjs');
const count = Number(process.argv[2] ?? 80_000);
const limit = pLimit(20);
const meta = (i) => JSON.stringify({ id: i, name: `picture ${i}`, size: [640 + i % 100, 480], tags: ['a', `t${i % 50}`], exif: 'x'.repeat(200 + i % 900) });
const keyOf = async (i) => {
  await null;
  const { size, ...rest } = JSON.parse(meta(i));
  let key = createHash('sha256').update(rest.name + size.join('x')).digest('hex');
  for (let round = 0; round < 4; round++) key = createHash('sha256').update(key + rest.exif).digest('hex');
  return key.slice(0, 8);
};
const keys = await Promise.all(Array.from({ length: count }, (_, i) => limit(keyOf, i)));
console.log(keys.length, createHash('md5').update(keys.join()).digest('hex'));
