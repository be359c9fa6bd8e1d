import { expect, it } from 'vitest';
import { busyText } from '../../src/prove/busy.ts';

it('a receipt that is measured beside other work is measured with a warning, and a quiet machine without', () => {
  expect(busyText(0.2, 2)).toBeUndefined();
  expect(busyText(1.1, 8)).toBeUndefined();
  expect(busyText(0, 1)).toBeUndefined();
  expect(busyText(3.24, 2)).toMatch(/^this machine was busy in the last minute \(load 3\.2 on 2 cores\): /);
});
