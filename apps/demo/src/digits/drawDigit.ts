// Pictures of handwritten digits, drawn from strokes with a random hand.
import type { Random } from './random.ts';
import { digitStrokes, type Point, type Stroke } from './strokes.ts';

/** Pixels of a side. */
export const side = 28;

/** The longer side of what is written, as in MNIST: the digit lies in 20 by 20, its mass in the picture's middle. */
const extent = 20;

interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** Rows of `side` pixels from 0, paper, to 1, ink. */
export function drawDigit(digit: number, random: Random): Float32Array {
  const ways = digitStrokes[digit]!;
  const strokes = ways[random.below(ways.length)]!;
  const hand = randomHand(random);
  const radius = random.between(0.7, 2.3);
  const curves = strokes.map((stroke) => curve(shaken(stroke, random)).map(hand));
  const lines = centred(fit(curves, radius, extent + random.between(-2, 1)), random);
  const picture = paint(lines, radius, random.between(0.4, 1));
  return random.uniform() < 0.3 ? spoil(picture, random) : picture;
}

/** Moves a stroke, and each of its points a little. */
function shaken(stroke: Stroke, random: Random): Stroke {
  const shake = random.between(0.005, 0.045);
  const [moveX, moveY] = [0.03 * random.normal(), 0.03 * random.normal()];
  return stroke.map(([x, y]) => [x + moveX + shake * random.normal(), y + moveY + shake * random.normal()]);
}

/** Moves points as a hand does: by slow waves, slant, turn and width. */
function randomHand(random: Random): (point: Point) => Point {
  const slant = 0.08 + 0.26 * random.normal();
  const turn = 0.12 * random.normal();
  const width = random.between(0.5, 1.3);
  const [waveX, waveY] = [randomWave(random), randomWave(random)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return ([x, y]) => {
    const [across, down] = [x - 0.5 + waveX(x, y), y - 0.5 + waveY(x, y)];
    const slanted = width * across - slant * down;
    return [cos * slanted - sin * down, sin * slanted + cos * down];
  };
}

/** A smooth displacement: sines in random directions, the quick ones small. */
function randomWave(random: Random): (x: number, y: number) => number {
  const waves = Array.from({ length: 4 }, (_, i) => ({
    size: (0.05 / (1 + i)) * random.normal(),
    stepX: random.between(-4, 4) * (1 + i),
    stepY: random.between(-4, 4) * (1 + i),
    start: random.between(0, 2 * Math.PI),
  }));
  return (x, y) =>
    waves.reduce((sum, { size, stepX, stepY, start }) => sum + size * Math.sin(stepX * x + stepY * y + start), 0);
}

/** Catmull and Rom's curve through the points, as short lines. */
function curve(points: readonly Point[]): Stroke {
  const steps = 6;
  const at = (i: number): Point => points[Math.min(Math.max(i, 0), points.length - 1)]!;
  const curved: Point[] = [];
  for (let i = 0; i < points.length - 1; i++)
    for (let step = 0; step < steps; step++) curved.push(between(at(i - 1), at(i), at(i + 1), at(i + 2), step / steps));
  curved.push(at(points.length - 1));
  return curved;
}

function between(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const axis = (i: 0 | 1): number =>
    0.5 *
    (2 * b[i] +
      (c[i] - a[i]) * t +
      (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * t * t +
      (3 * b[i] - a[i] - 3 * c[i] + d[i]) * t ** 3);
  return [axis(0), axis(1)];
}

/** Scales what is written so that its longer side, ink included, is `longest`. */
function fit(strokes: readonly Stroke[], radius: number, longest: number): Segment[] {
  const points = strokes.flat();
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const scale = (longest - 2 * radius) / Math.max(Math.max(...xs) - left, Math.max(...ys) - top);
  const placed = strokes.map((stroke) => stroke.map(([x, y]): Point => [(x - left) * scale, (y - top) * scale]));
  return placed.flatMap((stroke) => stroke.slice(1).map((to, i) => ({ from: stroke[i]!, to })));
}

/** Puts the middle of the lines' mass near the middle of the picture. */
function centred(lines: readonly Segment[], random: Random): Segment[] {
  let [mass, x, y] = [0, 0, 0];
  for (const { from, to } of lines) {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    mass += length;
    x += (length * (from[0] + to[0])) / 2;
    y += (length * (from[1] + to[1])) / 2;
  }
  const [aside, below] = [0.6 * random.normal(), 0.6 * random.normal()];
  const move = ([px, py]: Point): Point => [px + side / 2 - x / mass + aside, py + side / 2 - y / mass + below];
  return lines.map(({ from, to }) => ({ from: move(from), to: move(to) }));
}

/** Ink where a pixel's middle is within `radius` of a line; it fades over about `2 * softness` pixels. */
function paint(lines: readonly Segment[], radius: number, softness: number): Float32Array {
  const distances = new Float32Array(side * side).fill(Number.POSITIVE_INFINITY);
  const reach = radius + softness + 1;
  for (const line of lines) {
    const [x0, x1] = spanOf(line.from[0], line.to[0], reach);
    const [y0, y1] = spanOf(line.from[1], line.to[1], reach);
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) {
        const at = y * side + x;
        distances[at] = Math.min(distances[at]!, distance(line, x + 0.5, y + 0.5));
      }
  }
  return distances.map((found) => Math.min(1, Math.max(0, (radius + softness - found) / (2 * softness))));
}

function spanOf(a: number, b: number, reach: number): readonly [number, number] {
  return [Math.max(0, Math.floor(Math.min(a, b) - reach)), Math.min(side - 1, Math.ceil(Math.max(a, b) + reach))];
}

function distance({ from, to }: Segment, x: number, y: number): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const along = ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from[0] - t * dx, y - from[1] - t * dy);
}

/** What scanners do: grain, and ink that is not everywhere black. */
function spoil(picture: Float32Array, random: Random): Float32Array {
  const [ink, grain] = [random.between(0.7, 1), random.between(0, 0.08)];
  return picture.map((value) => Math.min(1, Math.max(0, value * ink + grain * random.normal())));
}
