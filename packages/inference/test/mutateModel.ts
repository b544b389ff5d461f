// Changes of a model that keep it one.
import type { ModelProto } from '@kinglet/onnx';

const numbers = [-(2n ** 63n), -1n, 0n, 1n, 2n, 3n, 7n, 2n ** 31n, 2n ** 40n, 2n ** 63n - 1n];

/** One change of a model, by two numbers: what, and to what. */
export function mutateModel(model: ModelProto, what: number, to: number): void {
  const graph = model.graph!;
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[to % Math.max(1, items.length)];
  const node = graph.node[Math.floor(what / 8) % Math.max(1, graph.node.length)];
  const number = numbers[to % numbers.length]!;
  const names = [...graph.input, ...graph.initializer].map(({ name }) => name);
  const dims = [...graph.input, ...graph.output].flatMap(({ type }) =>
    type?.value.case === 'tensorType' ? (type.value.value.shape?.dim ?? []) : [],
  );
  const attribute = node && pick(node.attribute);
  const dim = dims[Math.floor(what / 8) % Math.max(1, dims.length)];
  switch (what % 8) {
    case 0:
      if (attribute) attribute.i = number;
      break;
    case 1:
      if (attribute?.ints.length) attribute.ints[to % attribute.ints.length] = numbers[what % numbers.length]!;
      break;
    case 2:
      if (node?.input.length) node.input[to % node.input.length] = pick(names) ?? '';
      break;
    case 3:
      if (dim) dim.value = { case: 'dimValue', value: number };
      break;
    case 4:
      if (dim) dim.value = { case: 'dimParam', value: 'N' };
      break;
    case 5:
      if (node)
        node.opType = pick(['Add', 'Concat', 'Conv', 'Gemm', 'MatMul', 'Reshape', 'Slice', 'Softmax', 'Transpose'])!;
      break;
    case 6:
      node?.input.splice(to % Math.max(1, node.input.length), 1);
      break;
    default:
      if (attribute) attribute.f = [Number.NaN, Number.POSITIVE_INFINITY, -1, 0, 1e-30][to % 5]!;
  }
}
