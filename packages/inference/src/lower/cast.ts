// Elements as another type.
import type { Lowering } from '../compile/lowering.ts';
import { elementsOf, finish, typeNumber } from './elements.ts';
import { castOf } from './smallTypes.ts';

/** Cast and CastLike: shape inference has read what to. */
export function lowerCast(node: Lowering): void {
  finish(node, castOf(node, elementsOf(node, 0), node.output().type));
}

/** BitCast: the same bits, of as many bytes. */
export function lowerBitCast(node: Lowering): void {
  const x = elementsOf(node, 0);
  typeNumber(node, node.output().type);
  finish(node, x);
}
