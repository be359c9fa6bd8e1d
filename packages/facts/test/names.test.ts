import { expect, it } from 'vitest';
import { Names } from '../src/names.ts';
import { Strings } from '../src/rows.ts';

it('a string has one number, however its bytes are written and however many others come between', () => {
  const strings = new Strings();
  const names = new Names(strings);
  const read = (json: string): string | undefined => strings.list[names.read(Buffer.from(json), 0)];
  const wrong: string[] = [];
  for (const round of [1, 2]) {
    for (let i = 0; i < 150_000; i++) if (read(`"${round}:${i}"`) !== `${round}:${i}`) wrong.push(`${round}:${i}`);
  }
  expect(wrong).toEqual([]);
  const before = strings.list.length;
  for (const json of ['"1:0"', '"1:\\u0030"', '"2:149999"', `"${'x'.repeat(300)}"`, `"${'x'.repeat(300)}"`]) expect(read(json)).toBe(JSON.parse(json));
  expect(strings.list.length).toBe(before + 1);
});

it('what is no JSON string has no number', () => {
  const names = new Names(new Strings());
  for (const json of ['', 'x', '"', '"x', '"\n"', '"\\', '"\\"', '"\\x"', '"\\\n"']) expect(names.read(Buffer.from(json), 0), json).toBe(-1);
});
