import { expect, it } from 'vitest';
import { placeLabels } from './placeLabels.ts';

const inside = { left: 0, right: 400, top: 0, bottom: 300 };

it('puts names above or below, as wished', () => {
  expect(
    placeLabels(
      [
        { label: '128', x: 100, y: 100, isAbove: true },
        { label: '256', x: 300, y: 100, isAbove: false },
      ],
      inside,
    ),
  ).toEqual([
    { x: 100, y: 86 },
    { x: 300, y: 124 },
  ]);
});

it('goes aside where a point or another name is', () => {
  const [first, second] = placeLabels(
    [
      { label: '1769', x: 100, y: 100, isAbove: true },
      { label: '3008', x: 104, y: 88, isAbove: true },
    ],
    inside,
  );

  expect(first).not.toEqual({ x: 100, y: 86 });
  expect(second).toEqual({ x: 104, y: 74 });
});

it('stays inside', () => {
  expect(placeLabels([{ label: '128', x: 100, y: 5, isAbove: true }], inside)).toEqual([{ x: 100, y: 29 }]);
  expect(placeLabels([{ label: '10240', x: 398, y: 100, isAbove: true }], inside)[0]?.x).toBeLessThan(380);
});

it('takes the wished place when there is none', () => {
  const crowd = Array.from({ length: 60 }, (_, i) => ({ label: '1024', x: 100 + i, y: 100, isAbove: true }));

  expect(placeLabels(crowd, { left: 95, right: 165, top: 90, bottom: 110 })[3]).toEqual({ x: 103, y: 86 });
});
