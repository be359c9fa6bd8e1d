import { expect, test } from 'vitest';
import { count, interval, percent, plural, seconds } from '../src/index.ts';

test('parts of the run are shown with the digits that mean something', () => {
  expect([0.14, 0.0621, 0.06, 0.0995, 0.0042, 0.0001, 0, 1].map(percent)).toEqual(['14 %', '6.2 %', '6 %', '10 %', '0.4 %', '<0.1 %', '0 %', '100 %']);
});

test('an interval whose ends read the same is one number', () => {
  expect(interval({ value: 0.1, low: 0.11, high: 0.17 })).toBe('11–17 %');
  expect(interval({ value: 0.1, low: 0.1001, high: 0.1002 })).toBe('10 %');
});

test('seconds, counts and plurals read as a person would say them', () => {
  expect([0.004, 0.05, 0.3, 6.2, 12.4, 1240].map(seconds)).toEqual(['0.004 s', '0.05 s', '0.3 s', '6.2 s', '12 s', '1,240 s']);
  expect([5, 1000, 1234567].map(count)).toEqual(['5', '1,000', '1,234,567']);
  expect([0, 1, 2000].map((each) => plural(each, 'finding'))).toEqual(['no findings', '1 finding', '2,000 findings']);
});
