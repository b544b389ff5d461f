// A handler in AssemblyScript that makes the calls which an event lists, of any operation, and gives the event back with
// what they wrote and returned: arrays lie in the event, so operands may overlap as in the process that asks.
import { dtypeOf, isArray, type Kernel, returnsNumber } from '../generate/kernelNames.ts';
import { operations } from '../ops.ts';
import type { NumericArray, Operand } from './randomCalls.ts';

export interface NativeCall {
  readonly kernel: Kernel;
  /** Arrays that share a buffer share memory. */
  readonly operands: readonly Operand[];
}

const constructors = {
  Float32Array,
  Float64Array,
  Int8Array,
  Uint8Array,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
};
type ArrayName = keyof typeof constructors;
const names = Object.keys(constructors) as ArrayName[];

// An event: how many calls, in 8 bytes; for each its operation, operands and result, in 8 bytes each; then the arrays.
const word = 8;
const wordsOfCall = 2 + Math.max(...operations.map((operation) => operation.arguments.length));
const resultAt = (wordsOfCall - 1) * word;
const mostCases = 128;

/** The handler's source; an operation's number is its position in `kernels`. */
export function nativeCaller(kernels: readonly Kernel[]): string {
  return `import { ${kernels.map(({ script }) => `${script} as ${script}_`).join(', ')} } from '@kinglet/kernels';
${names.map(viewFunction).join('\n')}
export function rawHandler(event: Uint8Array): Uint8Array {
  const count = <i32>load<u32>(event.dataStart);
  for (let i = 0; i < count; i++) {
    const at = event.dataStart + ${word} + i * ${wordsOfCall * word};
    store<f64>(at + ${resultAt}, call0(load<u32>(at), event, at + ${word}));
  }
  return event;
}
${callers(kernels).join('\n')}
`;
}

/** Each but the last calls the next for what it lacks: a switch is as many blocks, one in another, and wasm2c takes 300 or so. */
function callers(kernels: readonly Kernel[]): string[] {
  const texts: string[] = [];
  for (let from = 0; from < kernels.length; from += mostCases) {
    const cases = kernels.slice(from, from + mostCases).map((kernel, i) => `    case ${from + i}: ${callOf(kernel)}`);
    const rest = from + mostCases < kernels.length ? `call${from + mostCases}(operation, event, at)` : 'NaN';
    texts.push(`function call${from}(operation: u32, event: Uint8Array, at: usize): f64 {
  switch (operation) {
${cases.join('\n')}
    default: return ${rest};
  }
}`);
  }
  return texts;
}

/** Views of what the handler gave back, in the place of `operands`, and the numbers that the calls returned. */
export interface NativeOutcome {
  readonly operands: readonly Operand[];
  readonly result: number;
}

export function encodeCalls(kernels: readonly Kernel[], calls: readonly NativeCall[]): Uint8Array {
  const places = placesOf(calls);
  const bytes = new Uint8Array(places.end);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, calls.length, true);
  for (const [buffer, at] of places.of) bytes.set(new Uint8Array(buffer), at);
  for (const [i, { kernel, operands }] of calls.entries()) {
    const at = word + i * wordsOfCall * word;
    view.setUint32(at, kernels.indexOf(kernel), true);
    for (const [k, operand] of operands.entries()) {
      if (typeof operand === 'number') {
        view.setFloat64(at + (k + 1) * word, operand, true);
        continue;
      }
      view.setUint32(at + (k + 1) * word, places.atOf(operand), true);
      view.setUint32(at + (k + 1) * word + 4, operand.length, true);
    }
  }
  return bytes;
}

export function decodeOutcomes(calls: readonly NativeCall[], answer: Uint8Array): NativeOutcome[] {
  const places = placesOf(calls);
  const { buffer } = Uint8Array.from(answer);
  const view = new DataView(buffer);
  return calls.map(({ operands }, i) => ({
    operands: operands.map((operand) => {
      if (typeof operand === 'number') return operand;
      const type = operand.constructor as new (buffer: ArrayBuffer, offset: number, length: number) => NumericArray;
      return new type(buffer, places.atOf(operand), operand.length);
    }),
    result: view.getFloat64(word + i * wordsOfCall * word + resultAt, true),
  }));
}

function placesOf(calls: readonly NativeCall[]): {
  of: ReadonlyMap<ArrayBufferLike, number>;
  end: number;
  atOf: (array: NumericArray) => number;
} {
  const places = new Map<ArrayBufferLike, number>();
  let end = word + calls.length * wordsOfCall * word;
  for (const operand of calls.flatMap(({ operands }) => operands)) {
    if (typeof operand === 'number' || places.has(operand.buffer)) continue;
    places.set(operand.buffer, end);
    end += Math.ceil(operand.buffer.byteLength / word) * word;
  }
  return { of: places, end, atOf: ({ buffer, byteOffset }) => (places.get(buffer) as number) + byteOffset };
}

function viewFunction(name: ArrayName): string {
  return `function view${name}(event: Uint8Array, at: usize): ${name} {
  return ${name}.wrap(event.buffer, event.byteOffset + <i32>load<u32>(at), <i32>load<u32>(at, 4));
}`;
}

function callOf(kernel: Kernel): string {
  const operands = kernel.operation.arguments.map((argument, i) => {
    if (!isArray(argument)) {
      const number = `load<f64>(at, ${i * word})`;
      return argument.kind === 'size' || argument.dtype === 'i32' ? `<i32><i64>${number}` : number;
    }
    return `view${dtypeOf(kernel, argument).array}(event, at + ${i * word})`;
  });
  const call = `${kernel.script}_(${operands.join(', ')})`;
  return returnsNumber(kernel.operation) ? `return ${call};` : `${call}; return 0;`;
}
