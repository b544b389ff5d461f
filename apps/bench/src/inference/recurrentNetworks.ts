// Layers that read a sequence step by step, with weights from a seed: as PyTorch begins, even numbers up to 1 / sqrt(hidden).
import { type ModelProto, makeGraph, makeModel, makeNode, makeTensor, makeValueInfo } from '@kinglet/onnx';
import { randomFrom } from '../statistics.ts';

export interface RecurrentLayer {
  readonly opType: 'GRU' | 'LSTM';
  readonly direction?: 'bidirectional' | 'forward';
}

/** Steps, and numbers of an input and of a state. */
export const recurrentSizes = { steps: 50, width: 128, hidden: 128 } as const;

/** One layer, one sequence: from `x` to the states between and the last one. */
export function recurrentLayer({ opType, direction = 'forward' }: RecurrentLayer): ModelProto {
  const { steps, width, hidden } = recurrentSizes;
  const directions = direction === 'bidirectional' ? 2 : 1;
  const rows = (opType === 'GRU' ? 3 : 4) * hidden;
  const random = randomFrom(50);
  const weights = (name: string, ...dims: number[]) => {
    const length = dims.reduce((product, count) => product * count, 1);
    const values = Float32Array.from({ length }, () => (2 * random() - 1) / Math.sqrt(hidden));
    return makeTensor(name, 'float', dims, values);
  };
  const initializers = [
    weights('W', directions, rows, width),
    weights('R', directions, rows, hidden),
    weights('B', directions, 2 * rows),
  ];
  const attributes = { direction, hidden_size: BigInt(hidden), ...(opType === 'GRU' && { linear_before_reset: 1n }) };
  const value = (name: string, ...shape: number[]) =>
    makeValueInfo(name, { kind: 'tensor', elementType: 'float', shape });
  const graph = makeGraph({
    name: opType.toLowerCase(),
    nodes: [makeNode(opType, ['x', 'W', 'R', 'B'], ['y', 'y_h'], { attributes })],
    inputs: [value('x', steps, 1, width)],
    outputs: [value('y', steps, directions, 1, hidden), value('y_h', directions, 1, hidden)],
    initializers,
  });
  return makeModel(graph, { opsets: { '': 17 } });
}
