import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { HeapDump } from '../../../src/jvm/hprof/dump.ts';
import { dumpOf, jvmHistogram, ownHistogram } from './support.ts';

const FOLDER = fileURLToPath(new URL('../../../jvm/recordings/hprof/', import.meta.url));
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.hprof.gz')).map((name) => name.slice(0, -9));

describe.each(NAMES)('the dump %s', (name) => {
  let dump: Promise<HeapDump> | undefined;
  const read = () => dump ??= dumpOf(`${FOLDER}${name}.hprof.gz`);

  it('has every class of the histogram of its JVM, with as many objects and bytes', async () => {
    const own = ownHistogram(await read());
    const jvm = jvmHistogram(readFileSync(`${FOLDER}${name}.histogram.txt`, 'utf8'));
    jvm.delete('[Ljdk.internal.vm.FillerElement;');
    expect(jvm.size).toBeGreaterThan(200);
    expect(Object.fromEntries([...jvm].map(([each]) => [each, own.get(each)]))).toEqual(Object.fromEntries(jvm));
  });

  it('tells by the addresses how objects lie in memory', async () => {
    const { layout, agreement, warnings } = await read();
    expect(layout).toBe({ '17-compressed': 'compressed references', '21-no-compressed-references': 'no compressed references', '25-compact-headers': 'compact headers' }[name]);
    expect(agreement).toBeGreaterThan(0.9);
    expect(warnings).toEqual([]);
  });

  it('shows what each planted cause wastes, at the field that holds it', async () => {
    const { rows } = await read();
    const seen = (what: string, holder: string) => rows.filter((row) => row.what === what && row.holder === `demo:HeapDemo.${holder}`).map((row) => [row.class, row.count, row.spareCount]);
    // 100 customers: 4 countries, every eighth with an order.
    expect(seen('equal-strings', 'Customer.country')).toEqual([['String', 100, 96]]);
    expect(seen('one-entry-collection', 'Customer.attributes')).toEqual([['java.util:HashMap', 100, 100]]);
    expect(seen('empty-collection', 'Customer.orders')).toEqual([['java.util:ArrayList', 87, 87]]);
    expect(seen('one-entry-collection', 'Customer.orders')).toEqual([['java.util:ArrayList', 13, 13]]);
    expect(seen('empty-collection', 'Customer.tags')).toEqual([['java.util:HashSet', 100, 100]]);
    expect(seen('boxed-in-collection', 'counts')).toEqual([['Integer', 200, 200]]);
  });

  it('counts what customers keep alive: all of their fields, and nothing that they share', async () => {
    const { rows, histogram } = await read();
    const of = (what: string, name: string, holder = '') => rows.find((row) => row.what === what && row.class === name && row.holder === holder);
    const held = (['country', 'attributes', 'orders', 'tags'] as const).flatMap((field) => rows.filter((row) => row.what !== 'instances' && row.what !== 'sparse-collection' && row.holder === `demo:HeapDemo.Customer.${field}`));
    const own = histogram.find((row) => row.name === 'demo.HeapDemo$Customer');
    expect(own?.count).toBe(100);
    expect(of('retained', 'demo:HeapDemo.Customer')).toMatchObject({ count: 100, bytes: (own?.bytes ?? 0) + held.reduce((sum, { bytes }) => sum + bytes, 0) });
  });
});
