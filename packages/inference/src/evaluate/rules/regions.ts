// Regions of images: chosen, and cut out.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { lengthsOf, numbersOf, scalarOf, type Tensor, tensorOf } from '../tensor.ts';

export const regionRules: Readonly<Record<string, EvaluationRule>> = {
  NonMaxSuppression: nonMaxSuppression,
  RoiAlign: roiAlign,
};

type Box = readonly [number, number, number, number];

/** For each class the boxes with the highest scores that do not overlap a better one too much. */
function nonMaxSuppression(node: Evaluation): Tensor {
  const [boxes, scores] = [node.input(0), node.input(1)];
  const [batch, classes, count] = scores.dims as [number, number, number];
  const scalar = (i: number, otherwise: number): number =>
    node.inputs[i]?.values.length ? scalarOf(node.inputs[i]) : otherwise;
  const [most, overlap] = [scalar(2, 0), scalar(3, 0)];
  const least = scalar(4, Number.NEGATIVE_INFINITY);
  const [corners, numbers] = [numbersOf(boxes), numbersOf(scores)];
  const isCentred = node.int('center_point_box', 0) === 1;
  const chosen: number[] = [];
  for (let n = 0; n < batch; n++)
    for (let c = 0; c < classes; c++) {
      const boxOf = (i: number): Box => {
        const at = (n * count + i) * 4;
        return boundsOf(corners.slice(at, at + 4), isCentred);
      };
      const scoreOf = (i: number): number => numbers[(n * classes + c) * count + i]!;
      const order = Array.from({ length: count }, (_, i) => i).filter((i) => scoreOf(i) > least);
      order.sort((a, b) => scoreOf(b) - scoreOf(a) || a - b);
      const kept: number[] = [];
      for (const i of order)
        if (kept.length < most && kept.every((other) => overlapOf(boxOf(i), boxOf(other)) <= overlap)) kept.push(i);
      chosen.push(...kept.flatMap((i) => [n, c, i]));
    }
  return tensorOf('int64', [chosen.length / 3, 3], chosen);
}

/** Least and most of both axes, from corners in any order, or from the centre and the sizes. */
function boundsOf([a, b, c, d]: Float64Array, isCentred: boolean): Box {
  if (isCentred) return [a! - c! / 2, b! - d! / 2, a! + c! / 2, b! + d! / 2];
  return [Math.min(a!, c!), Math.min(b!, d!), Math.max(a!, c!), Math.max(b!, d!)];
}

/** The intersection's part of the union. */
function overlapOf(a: Box, b: Box): number {
  const [height, width] = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
  if (height <= 0 || width <= 0) return 0;
  const area = (box: Box): number => (box[2] - box[0]) * (box[3] - box[1]);
  return (height * width) / (area(a) + area(b) - height * width);
}

/** Means, or maxima, of points inside each cell of regions [x1, y1, x2, y2]: He et al., 2017. */
function roiAlign(node: Evaluation): Tensor {
  const [x, rois] = [node.input(0), node.input(1)];
  const images = lengthsOf(node.input(2));
  const [, channels, height, width] = x.dims as [number, number, number, number];
  const [rows, columns] = [node.int('output_height', 1), node.int('output_width', 1)];
  const scale = node.float('spatial_scale', 1);
  const isHalf =
    node.text('coordinate_transformation_mode', node.opset < 16 ? 'output_half_pixel' : 'half_pixel') === 'half_pixel';
  const [numbers, corners] = [numbersOf(x), numbersOf(rois)];
  const isMean = node.text('mode', 'avg') === 'avg';
  const pooled: number[] = [];
  for (const [r, image] of images.entries()) {
    const [x1, y1, x2, y2] = [...corners.slice(r * 4, r * 4 + 4)].map(
      (at) => at * scale - (isHalf ? 0.5 : 0),
    ) as unknown as Box;
    const [ys, xs] = [samplesOf(node, y1, y2, rows, isHalf), samplesOf(node, x1, x2, columns, isHalf)];
    for (let c = 0; c < channels; c++)
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const start = (image * channels + c) * height * width;
          const terms = ys[row]!.flatMap((y) =>
            xs[column]!.map((at) => cornersOf(numbers, start, height, width, y, at)),
          );
          const sums = terms.map((four) => four.reduce((sum, term) => sum + term, 0));
          pooled.push(
            isMean ? sums.reduce((sum, term) => sum + term, 0) / Math.max(1, sums.length) : Math.max(...terms.flat()),
          );
        }
  }
  return tensorOf(x.type, [images.length, channels, rows, columns], pooled);
}

/** The places of each cell's points along an axis. */
function samplesOf(node: Evaluation, from: number, to: number, cells: number, isHalf: boolean): number[][] {
  const length = isHalf ? to - from : Math.max(to - from, 1);
  const each = length / cells;
  const count = node.int('sampling_ratio', 0) || Math.ceil(each);
  return Array.from({ length: cells }, (_, cell) =>
    Array.from({ length: count }, (_, i) => from + cell * each + ((i + 0.5) * each) / count),
  );
}

/** The weighted pixels around a point; none outside the image. */
function cornersOf(image: Float64Array, start: number, height: number, width: number, y: number, x: number): number[] {
  if (y < -1 || y > height || x < -1 || x > width) return [0, 0, 0, 0];
  const [top, upper, down] = between(y, height);
  const [left, outer, right] = between(x, width);
  const at = (row: number, column: number): number => image[start + row * width + column]!;
  return [
    at(top, left) * (1 - down) * (1 - right),
    at(top, outer) * (1 - down) * right,
    at(upper, left) * down * (1 - right),
    at(upper, outer) * down * right,
  ];
}

/** Both neighbours of a place along an axis, and how far it is from the first. */
function between(place: number, length: number): readonly [low: number, high: number, rest: number] {
  const inside = Math.max(place, 0);
  const low = Math.floor(inside);
  return low >= length - 1 ? [length - 1, length - 1, 0] : [low, low + 1, inside - low];
}
