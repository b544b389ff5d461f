import { afterEach, expect, test } from 'vitest';
import { markAsset, markStart, startMarks } from './startMarks.ts';

const key = Symbol.for('kinglet.runtime.startMarks');
afterEach(() => {
  delete (globalThis as { [key]?: object })[key];
});

test('has what Node knows of its own start, in its order', () => {
  const { processStart, main, engineBegin, engineReady, ...later } = startMarks();

  expect(processStart).toBe(0);
  expect(main).toBeGreaterThan(0);
  expect(engineBegin).toBe(main);
  expect(engineReady).toBeGreaterThan(main!);
  expect(later).toEqual({
    initBegin: undefined,
    initEnd: undefined,
    firstNext: undefined,
    firstEvent: undefined,
    assets: 0,
  });
});

test('takes the first time of each mark', () => {
  markStart('initBegin');
  const { initBegin } = startMarks();
  markStart('initEnd');
  markStart('initBegin');

  const marks = startMarks();

  expect(marks.initBegin).toBe(initBegin);
  expect(initBegin).toBeGreaterThan(marks.engineReady!);
  expect(marks.initEnd).toBeGreaterThanOrEqual(initBegin!);
});

test('adds up what assets took while the module was run', () => {
  const now = performance.now();
  markAsset(now - 5);
  markAsset(now - 7);
  const { assets } = startMarks();
  markStart('initEnd');
  markAsset(now - 100);

  expect(assets).toBeGreaterThanOrEqual(12);
  expect(startMarks().assets).toBe(assets);
});
