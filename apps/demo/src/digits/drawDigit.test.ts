import { expect, it } from 'vitest';
import { drawDigit, side } from './drawDigit.ts';
import { seededRandom } from './random.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

it('draws the same for the same seed, and another for another', () => {
  expect(drawDigit(3, seededRandom(1))).toEqual(drawDigit(3, seededRandom(1)));
  expect(drawDigit(3, seededRandom(1))).not.toEqual(drawDigit(3, seededRandom(2)));
});

it.each(digits)('a %i has ink and paper, in its middle', (digit) => {
  const random = seededRandom(digit);
  for (let i = 0; i < 50; i++) {
    const picture = drawDigit(digit, random);
    let [mass, x, y] = [0, 0, 0];
    for (const [at, ink] of picture.entries()) {
      expect(ink).toBeGreaterThanOrEqual(0);
      expect(ink).toBeLessThanOrEqual(1);
      mass += ink;
      x += ink * ((at % side) + 0.5);
      y += ink * (Math.floor(at / side) + 0.5);
    }
    expect(picture).toHaveLength(side * side);
    // As much as a thin 1, less than half the picture.
    expect(mass).toBeGreaterThan(15);
    expect(mass).toBeLessThan(400);
    expect(Math.hypot(x / mass - side / 2, y / mass - side / 2)).toBeLessThan(4);
  }
});

it('numbers are as even and as normal as they say', () => {
  const random = seededRandom(9);
  const normal = Array.from({ length: 20_000 }, () => random.normal());
  const mean = normal.reduce((a, b) => a + b) / normal.length;
  const counts = Array<number>(10).fill(0);
  for (let i = 0; i < 20_000; i++) counts[random.below(10)]!++;

  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.sqrt(normal.reduce((sum, value) => sum + (value - mean) ** 2, 0) / normal.length)).toBeCloseTo(1, 1);
  for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200);
});
