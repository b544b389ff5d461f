import { describe, expect, it } from 'vitest';
import { DepartureHeap } from './departureHeap.ts';
import { Random } from './random.ts';

describe('DepartureHeap', () => {
  it('gives back what a sorted list gives, each with its own arrival and owner', () => {
    const heap = new DepartureHeap(2);
    const draws = new Float64Array(5000);
    new Random(3).fill(draws);
    const expected: number[] = [];

    draws.forEach((draw, owner) => {
      if (draw < 0.45 && expected.length > 0) {
        expected.sort((a, b) => a - b);
        const endMs = expected.shift()!;
        expect(heap.firstMs).toBe(endMs);
        const place = heap.pop();
        expect(heap.arrivalMs(place)).toBe(-endMs);
        expect(draws[heap.owner(place)]).toBe(endMs);
      } else {
        heap.push(draw, -draw, owner);
        expected.push(draw);
      }
    });

    expect(heap.size).toBe(expected.length);
  });
});
