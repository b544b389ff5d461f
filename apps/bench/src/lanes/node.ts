// The lanes in Node: node.ts plain | arena | plan [<folder with simsimd> [<folder with onnxruntime-node>]], '' for none.
// `plain` and `arena` call @kinglet/kernels, and as `loops.<operation>` and `simsimd.<operation>` its peers, on the same bytes:
// where in memory an array happens to lie matters more than the few percent that are to be told apart. `onnx.<call>` is
// onnxruntime-node; a call (calls.ts) has @ in its name.
import { Arena, isa, record } from '@kinglet/kernels';
import { type AnyFunction, callerOf } from './caller.ts';
import { arrayTypes, type OperandArray, ours } from './callOperands.ts';
import { loopOf } from './loops.ts';
import { argumentsOf, makeOperands } from './operands.ts';
import { type Prepare, type Prepared, serve } from './serve.ts';
import { type ShapedCallsOptions, shapedCalls } from './shapedCalls.ts';
import { loadSimsimd } from './simsimd.ts';

type Find = (operation: string) => AnyFunction | undefined;
type Operands = (operation: string, n: number) => readonly unknown[] | undefined;

const [form = 'plain', simsimdDir = '', onnxDir = ''] = process.argv.slice(2);

const simsimd: Find = simsimdDir === '' ? () => undefined : loadSimsimd(simsimdDir);
const makers: Readonly<Record<string, Find>> = { ours, loops: loopOf, simsimd };

const forms: Readonly<Record<string, () => Prepare>> = {
  plain: () =>
    either(
      callsOn(remembered((names, n) => makeOperands(names, n, (length) => new Float32Array(length)))),
      shapedCalls({ make: (dtype, length) => new arrayTypes[dtype](length), onnxDir }),
    ),
  arena: () => {
    const arena = new Arena();
    return either(callsOn(inArena(arena)), shapedCalls({ ...tensorsOf(arena), onnxDir: '' }));
  },
  plan: () => {
    const arena = new Arena();
    const operands = inArena(arena);
    const onVectors: Prepare = (operation, n) => {
      const args = operands(operation, n);
      return args && planOf(arena, operation, n, args);
    };
    const prepare: ShapedCallsOptions['prepare'] = (operation, n, args) => planOf(arena, operation, n, args);
    return either(onVectors, shapedCalls({ ...tensorsOf(arena), prepare, onnxDir: '' }));
  },
};

await serve(`@kinglet/kernels ${isa()}, Node ${process.versions.node}`, (forms[form] as () => Prepare)());

/** Operations on arrays of one length, or calls with @ in their names. */
function either(onVectors: Prepare, onShapes: Prepare): Prepare {
  return (name, n) => (name.includes('@') ? onShapes(name, n) : onVectors(name, n));
}

/** `<operation>` is ours, `<maker>.<operation>` a peer's. */
function callsOn(operands: Operands): Prepare {
  return (name, n) => {
    const [operation = '', maker = 'ours'] = name.split('.').reverse();
    const run = makers[maker]?.(operation);
    const args = operands(operation, n);
    return run && args && { run: callerOf(run, args), perCall: 1 };
  };
}

/** So many operations that the call costs little beside them. */
function planOf(arena: Arena, operation: string, n: number, args: readonly unknown[]): Prepared {
  const length = n > 100_000 ? 2 : n > 2000 ? 8 : 64;
  const { run } = record(arena, (recorder) => {
    const note = (recorder as unknown as Record<string, AnyFunction>)[operation] as AnyFunction;
    for (let i = 0; i < length; i++) note(...(args as never[]));
  });
  return { run: callerOf(run, []), perCall: length };
}

function tensorsOf(arena: Arena): Pick<ShapedCallsOptions, 'make' | 'free'> {
  return {
    make: (dtype, length) => arena.tensor<OperandArray>(length, arrayTypes[dtype]),
    free: (tensor) => arena.free(tensor),
  };
}

/** Operands of the last operation and length are made once. */
function remembered(make: (names: NonNullable<ReturnType<typeof argumentsOf>>, n: number) => unknown[]): Operands {
  let key = '';
  let last: readonly unknown[] | undefined;
  return (operation, n) => {
    if (key === `${operation} ${n}`) return last;
    key = `${operation} ${n}`;
    const names = argumentsOf(operation);
    last = names && make(names, n);
    return last;
  };
}

/** Tensors; those of the operands before go back to the arena. */
function inArena(arena: Arena): Operands {
  let used: Float32Array[] = [];
  return remembered((names, n) => {
    for (const old of used) arena.free(old);
    const operands = makeOperands(names, n, (length) => arena.tensor(length));
    used = operands.filter((operand) => typeof operand !== 'number');
    return operands;
  });
}
