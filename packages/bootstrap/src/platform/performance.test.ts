import { expect, it } from 'vitest';
import { createPerformance } from './performance.ts';

it('counts from the start of the program, whose time it knows', () => {
  let clock = 1010;
  const performance = createPerformance(
    () => clock,
    1000,
    () => 50_010,
  );
  clock = 1030.5;

  expect(performance.now()).toBe(30.5);
  expect(performance.timeOrigin).toBe(50_000);
  expect(JSON.stringify(performance)).toBe('{"timeOrigin":50000}');
});
