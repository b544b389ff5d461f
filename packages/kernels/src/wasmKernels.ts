// The operations on plain arrays in WebAssembly: operands are copied into a memory of its own, results back.
import { dimensionsOf, isArrayKind, isLeftOut, isResultKind } from './callShape.ts';
import type { NumericArray } from './check.ts';
import { callShapes } from './generated/callShapes.ts';
import { type CoreKernels, coreNames, type Kernels } from './generated/kernels.ts';
import { instantiate, pageBytes, type WasmInstance, type WasmModule } from './wasm.ts';

/** `small` takes over when memory for the copies is not to be had, and has the wide operations. */
export function wasmKernels(wasm: WasmModule, small: Kernels): Kernels {
  const scratch = new Scratch(wasm);
  const core = Object.fromEntries(coreNames.map((name) => [name, copiedCall(scratch, name, small)]));
  return { ...small, ...(core as unknown as CoreKernels) };
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

function copiedCall(scratch: Scratch, name: keyof CoreKernels, small: Kernels): AnyFunction {
  const shape = callShapes[name];
  const kernel = scratch.instance.kernels[name] as AnyFunction;
  const written = [...shape.kinds].findLastIndex(isResultKind);
  return (...args) => {
    const arrays = args.filter((_, i) => isArrayKind(shape.kinds[i])) as NumericArray[];
    if (!scratch.reserve(arrays)) return (small[name] as AnyFunction)(...args);
    const numbers = args.flatMap((value, i) => {
      const kind = shape.kinds[i];
      if (kind === 'n') return [];
      if (isLeftOut(kind, value)) return [0];
      return [isArrayKind(kind) ? scratch.put(value as NumericArray, isRead(kind)) : (value as number)];
    });
    const result = kernel(...numbers, ...dimensionsOf(shape, args));
    if (shape.isNumber && written < 0) return result;
    let next = 0;
    for (const [i, kind] of [...shape.kinds].entries()) {
      if (kind === 'n') continue;
      if (isResultKind(kind)) scratch.get(args[i] as NumericArray, numbers[next] as number);
      next++;
    }
    return shape.isNumber ? result : args[written];
  };
}

function isRead(kind: string | undefined): boolean {
  return kind !== 'o' && kind !== 'O' && kind !== 'w';
}

/** A memory that grows, and a place in it for the operands of one call at a time. */
class Scratch {
  readonly instance: WasmInstance;
  readonly #memory = new WebAssembly.Memory({ initial: 16 });
  #bytes: Uint8Array = new Uint8Array(this.#memory.buffer);
  #top = 0;

  constructor(wasm: WasmModule) {
    this.instance = instantiate(wasm, this.#memory);
  }

  /** Starts a call: false if there is no memory for these arrays. */
  reserve(arrays: readonly NumericArray[]): boolean {
    this.#top = align(this.instance.heapBase);
    const end = arrays.reduce((sum, { byteLength }) => sum + align(byteLength), this.#top);
    if (end <= this.#bytes.length) return true;
    try {
      this.#memory.grow(Math.ceil((end - this.#bytes.length) / pageBytes));
    } catch {
      return false; // more than WebAssembly, or this machine, can address
    }
    this.#bytes = new Uint8Array(this.#memory.buffer);
    return true;
  }

  /** The offset of the array's place, filled with its elements if they are read. */
  put(array: NumericArray, isRead: boolean): number {
    const at = this.#top;
    this.#top += align(array.byteLength);
    if (isRead) this.#bytes.set(bytesOf(array), at);
    return at;
  }

  get(array: NumericArray, at: number): void {
    bytesOf(array).set(this.#bytes.subarray(at, at + array.byteLength));
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: NumericArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
