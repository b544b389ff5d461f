// Softmax along an axis.
import { sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { imagesOf } from '../compile/programBuilder.ts';

/** Along one axis; before opset 13 along all axes from the given one on, as one. */
export function lowerSoftmax(node: Lowering): void {
  node.checkFloat(0);
  const value = node.input(0);
  const { shape } = value;
  const given = node.int('axis', node.opset < 13 ? 1 : -1);
  const axis = given < 0 ? given + shape.length : given;
  const isRest = node.opset < 13;
  const length = isRest ? sizeOfExtents(shape.slice(axis)) : (shape[axis] ?? sizeOfExtents([]));
  const [outer, inner] = [shape.slice(0, axis), isRest ? [] : shape.slice(axis + 1)].map(sizeOfExtents);
  if (inner!.fixed === 1) {
    node.emit('softmaxRows', node.required(0), outer!, length, node.result());
  } else if (axis === 1 && value.places.has('channelsLast')) {
    const { batch, channels, area } = imagesOf(value);
    const rows = sizeOfExtents([batch, area]);
    node.emit('softmaxRows', node.required(0, 'channelsLast'), rows, channels, node.result(0, 'channelsLast'));
  } else {
    const turned = node.scratch(4, sizeOfExtents(shape));
    node.emit('transposeEach', node.required(0), outer!, length, inner!, turned);
    node.emit('softmaxRows', turned, sizeOfExtents([outer!, inner!]), length, turned);
    node.emit('transposeEach', turned, outer!, inner!, length, node.result());
  }
}
