// Rows of features, which ai.onnx.ml takes as a vector too.
import { fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { type Elements, elementsOf, withShape } from './elements.ts';

/** Input 0 as rows; a vector is one. */
export function featuresOf(node: Lowering): Elements {
  const x = elementsOf(node, 0);
  if (x.shape.length === 2) return x;
  if (x.shape.length === 1) return withShape(x, [fixedExtent(1), x.shape[0]!]);
  throw node.refuse(`expected rows of features, found an input of ${x.shape.length} axes`);
}
