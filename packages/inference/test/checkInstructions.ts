// Whether instructions get as many elements as their sizes say: by the kernels' own checks, which plans do without.
import { type ConstantBytes, callShapes, type Extent, extentAt, isArrayKind, putConstant } from '@kinglet/kernels/plan';
import { argumentChecks } from '../../kernels/src/generated/kernels.ts';
import { type Instruction, type InstructionArgument, isOperand, type Program } from '../src/compile/program.ts';

const arrays = { Float32Array, Float64Array, Int8Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array };
const constants = new WeakMap<ConstantBytes, Uint8Array<ArrayBuffer>>();
type ArrayClass = (typeof arrays)[keyof typeof arrays];

/**
 * Throws what the first kernel throws for its arguments, in a batch of one item or of three. Of a program whose lengths a run decides nothing is
 * known yet: sessions check its instructions when they are bound.
 */
export function checkInstructions({ batch, dynamic, instructions }: Program): void {
  if (dynamic) return;
  for (const items of batch ? [1, 3] : [1]) for (const instruction of instructions) check(instruction, items);
}

function check({ kernel, args }: Instruction, items: number): void {
  const classes = classesOf(kernel);
  const values = args.map((argument, i) => given(argument, callShapes[kernel].kinds[i]!, classes, items));
  (argumentChecks[kernel] as (...args: unknown[]) => void)(...values);
}

/** Of the arrays of a kernel, in their order: as its check names them. */
function classesOf(kernel: Instruction['kernel']): ArrayClass[] {
  const names = argumentChecks[kernel].toString().matchAll(/checkArray\)?\([^()]*?, (\w+Array)/g);
  return [...names].map(([, name]) => arrays[name as keyof typeof arrays]);
}

/** `classes`: the first one is that of the first array, and gone then. */
function given(argument: InstructionArgument, kind: string, classes: ArrayClass[], items: number): unknown {
  if (isArrayKind(kind)) return arrayOf(argument, classes.shift()!, items);
  if (isOperand(argument)) return 0; // a number that only a run knows
  const value = numberOf(argument as Extent | number, items);
  return kind === 'n' && value < 0 ? value + 2 ** 32 : value; // steps, in two's complement
}

function numberOf(value: Extent | number, items: number): number {
  return typeof value === 'number' ? value : extentAt(value, items);
}

/** An array to all that looks at it from outside: of its elements, only constants are there. */
function arrayOf(argument: InstructionArgument, of: ArrayClass, items: number): unknown {
  if (!isOperand(argument)) return new of(0);
  const { buffer, at, length } = argument;
  const [first, bytes] = [at, length].map((extent) => extentAt(extent, items) * buffer.elementBytes) as [
    number,
    number,
  ];
  const own = buffer.constant && bytesOf(buffer.constant);
  if (own) return new of(own.buffer as ArrayBuffer, own.byteOffset + first, bytes / of.BYTES_PER_ELEMENT);
  if (bytes === 0) return new of(0);
  const looks = { length: bytes / of.BYTES_PER_ELEMENT, byteOffset: first, byteLength: bytes, buffer };
  const properties = Object.entries(looks).map(([name, value]) => [name, { value }] as const);
  return Object.create(of.prototype, Object.fromEntries(properties));
}

/** A constant's, the same array each time. */
function bytesOf(constant: ConstantBytes): Uint8Array<ArrayBuffer> {
  const made = constants.get(constant) ?? new Uint8Array(constant.length);
  if (!constants.has(constant)) putConstant(made, constant);
  constants.set(constant, made);
  return made;
}
