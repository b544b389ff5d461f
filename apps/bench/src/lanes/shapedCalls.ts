// Calls of calls.ts in Node: `<call>` is ours, `onnx.<call>` the same by onnxruntime-node, with the same numbers.
import { callerOf } from './caller.ts';
import { type OperandArray, ours } from './callOperands.ts';
import { callOf, type Dtype } from './calls.ts';
import { expectSameAnswer } from './expectSameAnswer.ts';
import { loadOnnxRuntime, type OnnxCase } from './onnxRuntime.ts';
import { element } from './operands.ts';
import type { Prepare, Prepared } from './serve.ts';

export interface ShapedCallsOptions {
  readonly make: (dtype: Dtype, length: number) => OperandArray;
  /** Takes back what `make` gave. */
  readonly free?: (array: OperandArray) => void;
  /** What runs the call. @default the function of @kinglet/kernels */
  readonly prepare?: (operation: string, n: number, operands: readonly unknown[]) => Prepared | undefined;
  /** The folder with onnxruntime-node; '' for none. */
  readonly onnxDir: string;
}

export function shapedCalls(options: ShapedCallsOptions): Prepare {
  const { make, free = () => undefined, prepare = callOurs, onnxDir } = options;
  let findOnnx: ReturnType<typeof loadOnnxRuntime> | undefined;
  let used: readonly OperandArray[] = [];
  return async (name, n) => {
    const [callName = '', maker] = name.split('.').reverse();
    if (maker === 'onnx') {
      if (onnxDir === '') return undefined;
      findOnnx ??= loadOnnxRuntime(onnxDir);
      return checked(callName, await findOnnx(callName));
    }
    const call = callOf(callName);
    if (!call || maker !== undefined) return undefined;
    for (const array of used) free(array);
    const operands = call.arguments.map((value, i) =>
      typeof value === 'number' ? value : filled(make(value.dtype, value.length), i + 1),
    );
    used = operands.filter((operand) => typeof operand !== 'number');
    return prepare(call.operation, n, operands);
  };
}

function callOurs(operation: string, _n: number, operands: readonly unknown[]): Prepared | undefined {
  const run = ours(operation);
  return run && { run: callerOf(run, operands), perCall: 1 };
}

async function checked(name: string, onnx: OnnxCase | undefined): Promise<Prepared | undefined> {
  if (!onnx) return undefined;
  await onnx.run(1);
  expectSameAnswer(name, onnx.arrays);
  return { run: onnx.run, perCall: 1 };
}

/** Whole numbers from all their bits: any are as good. */
function filled(array: OperandArray, seed: number): OperandArray {
  const isFloat = array instanceof Float32Array || array instanceof Float64Array;
  for (let i = 0; i < array.length; i++) array[i] = element(i, seed) * (isFloat ? 1 : 2 ** 29);
  return array;
}
