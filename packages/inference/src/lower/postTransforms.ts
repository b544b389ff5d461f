// What ai.onnx.ml does with scores at last, row by row.
import { leastScore, type PostTransform } from '../classic/postTransform.ts';
import type { Extent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, floatOf, reduceOf, selectOf, unaryOf } from './compute.ts';
import { type Elements, newElements, scalarElement } from './elements.ts';

/** rows x scores of float, transformed. */
export function transformed(node: Lowering, x: Elements, transform: PostTransform): Elements {
  switch (transform) {
    case 'LOGISTIC':
      return floatOf(node, 'sigmoid', x);
    case 'SOFTMAX':
      return softmaxOf(node, x);
    case 'SOFTMAX_ZERO':
      return softmaxZeroOf(node, x);
    case 'PROBIT':
      return probitOf(node, x);
    default:
      return x;
  }
}

function softmaxOf(node: Lowering, x: Elements): Elements {
  const [rows, columns] = x.shape as [Extent, Extent];
  const made = newElements(node, 'float', x.shape);
  node.emit('softmaxRows', x.operand, rows, columns, made.operand);
  return made;
}

/** Softmax of the scores that are not 0; those stay so. */
function softmaxZeroOf(node: Lowering, x: Elements): Elements {
  const number = (value: number): Elements => scalarElement(node, 'float', value);
  const most = reduceOf(node, 'max', x, [1]);
  const isScore = compareOf(node, 'greater', unaryOf(node, 'abs', x), number(leastScore), x.shape);
  const powers = floatOf(node, 'exp', binaryOf(node, 'sub', x, most));
  const sum = reduceOf(node, 'sum', selectOf(node, isScore, powers, number(0)), [1]);
  const factor = floatOf(node, 'exp', unaryOf(node, 'neg', most));
  return binaryOf(node, 'div', selectOf(node, isScore, powers, binaryOf(node, 'mul', x, factor)), sum);
}

/** sqrt(2) erfinv(2 x - 1), as `probit` has it. */
export function probitOf(node: Lowering, x: Elements): Elements {
  const number = (value: number): Elements => scalarElement(node, 'float', value);
  const times = (a: Elements, factor: number): Elements => binaryOf(node, 'mul', a, number(factor));
  const y = binaryOf(node, 'sub', times(x, 2), number(1));
  const product = binaryOf(
    node,
    'mul',
    binaryOf(node, 'add', unaryOf(node, 'neg', y), number(1)),
    binaryOf(node, 'add', y, number(1)),
  );
  const log = floatOf(node, 'log', product);
  const v = binaryOf(node, 'add', times(log, 0.5), number(2 / (Math.PI * 0.147)));
  const under = binaryOf(node, 'sub', binaryOf(node, 'mul', v, v), times(log, 1 / 0.147));
  const root = unaryOf(node, 'sqrt', binaryOf(node, 'sub', unaryOf(node, 'sqrt', under), v));
  const isBelow = compareOf(node, 'less', y, number(0), y.shape);
  return times(selectOf(node, isBelow, unaryOf(node, 'neg', root), root), Math.SQRT2);
}
