import { elementTypeOf, isOfType, lengthOf, placeOf, viewOf } from './arrays';
import {
  absent,
  arenaBytes,
  bindSession,
  closeModel,
  loadAsset,
  loadBytes,
  readCounts,
  readMetadata,
  runSession,
  timeSession,
} from './host';
import { InferenceError } from './InferenceError';
import { PlanMetadata } from './PlanMetadata';
import { TensorInfo } from './TensorInfo';

const alignment: usize = 64;
// Words of what readCounts gives: inputs, outputs, bytes of metadata, instructions.
const counts = new StaticArray<u32>(4);

/**
 * A compiled model: a plan of @kinglet/inference. Its inputs and outputs are arrays in the program's memory; what it was
 * compiled to stays where the system mapped it. Load it at the top level: it is then part of what every event begins with.
 */
export class Model {
  readonly name: string;
  readonly inputs: TensorInfo[];
  readonly outputs: TensorInfo[];
  private readonly batch: string;
  private readonly instructionCount: i32;
  private handle: u32;
  private arena: ArrayBuffer = new ArrayBuffer(0);
  private arenaAt: usize = 0;
  private items: i32 = 0;
  private mostItems: i32 = 0;

  /**
   * Loads a plan: from the asset of a name, or from the bytes of a Uint8Array, which must stay as they are. `maxBatch` is the
   * largest batch that memory is made for at once. Throws InferenceError for what cannot be read or is no plan.
   */
  static load<T>(source: T, maxBatch: i32 = 1): Model {
    if (isString<T>()) return new Model(openAsset(changetype<string>(source)), null, maxBatch);
    const bytes = changetype<Uint8Array>(source);
    return new Model(loadBytes(bytes.dataStart, bytes.length), bytes, maxBatch);
  }

  private constructor(
    handle: u32,
    /** Kept from the collector: the engine has no copy. */
    private readonly bytes: Uint8Array | null,
    maxBatch: i32,
  ) {
    readCounts(handle, changetype<usize>(counts));
    const inputCount = <i32>counts[0];
    const outputCount = <i32>counts[1];
    const json = new StaticArray<u8>(<i32>counts[2]);
    readMetadata(handle, changetype<usize>(json));
    const metadata = new PlanMetadata(String.UTF8.decodeUnsafe(changetype<usize>(json), json.length));
    if (metadata.inputs.length != inputCount || metadata.outputs.length != outputCount)
      throw new InferenceError('expected a plan that names its inputs and outputs, got one that is damaged');
    this.handle = handle;
    this.instructionCount = <i32>counts[3];
    this.name = metadata.name;
    this.batch = metadata.batch;
    this.inputs = metadata.inputs;
    this.outputs = metadata.outputs;
    this.bind(maxBatch);
  }

  /**
   * Runs a model with one input on values, an array or StaticArray of its type, and gives a copy of its first output. The
   * batch is what their length says. Throws InferenceError for values of another type or length.
   */
  run<T>(values: T): Float32Array {
    if (this.inputs.length != 1)
      throw this.refuse(`expected one array for each of ${this.inputs.length} inputs: call \`set\` for each, then \`execute\``);
    const input = unchecked(this.inputs[0]);
    this.bind(this.itemsOf(input, lengthOf<T>(values)));
    this.put<T>(input, values);
    this.execute();
    const output = this.outputs[0];
    this.check<Float32Array>(output);
    return viewOf<Float32Array>(this.arena, output.at, output.length).slice();
  }

  /** Makes the tensors those of a batch of so many items; what they hold is lost if that is another number. */
  bind(items: i32): void {
    if (items == this.items) return;
    if (items < 1) throw new InferenceError(`expected a batch to be a whole number from 1 on, got ${items}`);
    if (items > this.mostItems) this.makeRoom(items);
    bindSession(this.handle, items, this.mostItems, this.arenaAt);
    this.items = items;
    for (let i = 0; i < this.inputs.length; i++) this.inputs[i].refresh(this.handle, i, items);
    for (let i = 0; i < this.outputs.length; i++)
      this.outputs[i].refresh(this.handle, this.inputs.length + i, items);
  }

  /** Copies values into an input of the bound batch: an array or StaticArray of its type. */
  set<T>(name: string, values: T): void {
    this.put<T>(this.find(name), values);
  }

  /**
   * The memory of an input or output of the bound batch, as an array of its type, `Float32Array` for `float`: to be filled
   * before `execute` and read after it, until another batch is bound.
   */
  tensor<T>(name: string): T {
    const tensor = this.find(name);
    this.check<T>(tensor);
    return viewOf<T>(this.arena, tensor.at, tensor.length);
  }

  /** Runs the model on what the tensors of its inputs hold. */
  execute(): void {
    runSession(this.handle, this.items, this.mostItems, this.arenaAt);
  }

  /** Runs the model, and gives the nanoseconds that each instruction took. */
  time(): Float64Array {
    const nanoseconds = new Float64Array(this.instructionCount);
    timeSession(this.handle, this.items, this.mostItems, this.arenaAt, nanoseconds.dataStart);
    return nanoseconds;
  }

  /**
   * Gives the file and what was made of it back to the system: for a model that not every event needs. One that was loaded
   * at the top level stays in memory, since a call that fails brings the top level back.
   */
  close(): void {
    closeModel(this.handle);
    this.handle = absent;
  }

  private makeRoom(items: i32): void {
    const bytes = arenaBytes(this.handle, items);
    this.arena = new ArrayBuffer(<i32>bytes + <i32>alignment);
    this.arenaAt = (changetype<usize>(this.arena) + alignment - 1) & ~(alignment - 1);
    this.mostItems = items;
  }

  private itemsOf(input: TensorInfo, length: i32): i32 {
    const rest = length - <i32>input.fixed;
    const perItem = <i32>input.perItem;
    if (perItem == 0 ? rest != 0 : rest <= 0 || rest % perItem != 0) throw this.refuseLength(input, length);
    return perItem == 0 ? 1 : rest / perItem;
  }

  private put<T>(input: TensorInfo, values: T): void {
    this.check<T>(input);
    const length = lengthOf<T>(values);
    if (length != input.length) throw this.refuseLength(input, length);
    memory.copy(input.at, placeOf<T>(values), <usize>input.length * sizeof<valueof<T>>());
  }

  private find(name: string): TensorInfo {
    for (let i = 0; i < this.inputs.length; i++) if (this.inputs[i].name == name) return this.inputs[i];
    for (let i = 0; i < this.outputs.length; i++) if (this.outputs[i].name == name) return this.outputs[i];
    throw new InferenceError(`expected an input or output, got "${name}"`);
  }

  private check<T>(tensor: TensorInfo): void {
    if (!isOfType<T>(tensor.type))
      throw this.refuse(`expected an array of ${tensor.type} for "${tensor.name}", got one of ${elementTypeOf<T>()}`);
  }

  private refuseLength(input: TensorInfo, length: i32): InferenceError {
    const wanted = describe(input.fixed, input.perItem, this.batch);
    return this.refuse(`expected ${wanted} elements for input "${input.name}", got ${length}`);
  }

  private refuse(message: string): InferenceError {
    return new InferenceError(`model ${this.name}: ${message}`);
  }
}

function openAsset(name: string): u32 {
  const handle = loadAsset(name);
  if (handle == absent)
    throw new InferenceError(
      `expected a plan, Expected the asset "${name}", found none: name it in the option \`assets\` of @kinglet/bundler`,
    );
  return handle;
}

function describe(fixed: u32, perItem: u32, batch: string): string {
  if (perItem == 0) return fixed.toString();
  const items = perItem == 1 ? batch : `${perItem}*${batch}`;
  return fixed == 0 ? items : `${items} + ${fixed}`;
}
