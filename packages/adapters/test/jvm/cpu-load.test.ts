import { describe, expect, it } from 'vitest';
import { CpuLoad } from '../../src/jvm/facts/cpu-load.ts';

function load(...events: readonly (readonly [second: number, part: number])[]): CpuLoad {
  const cpu = new CpuLoad();
  cpu.processors = 2;
  cpu.begin(0);
  cpu.end(5e9);
  for (const [second, part] of events) cpu.add(second * 1e9, part);
  return cpu;
}

describe('CPU seconds of a JVM', () => {
  it('are those between events, and what lies before and after is like its neighbour', () => {
    expect(load([1, 0], [2, 0.5], [4, 0.25]).seconds).toBeCloseTo(2 * (2 * 0.5 + 3 * 0.25));
  });

  it('leave out the first event, which has nothing to compare with and says 0', () => {
    expect(load([1, 0], [2, 0.5]).seconds).toBeCloseTo(5);
  });

  it('are of what there is where one event is all', () => {
    expect(load([1, 0.3]).seconds).toBeCloseTo(3);
    expect(load().seconds).toBe(0);
  });

  it('do not depend on the order of the events', () => {
    expect(load([4, 0.25], [2, 0.5], [1, 0]).seconds).toBe(load([1, 0], [2, 0.5], [4, 0.25]).seconds);
  });
});
