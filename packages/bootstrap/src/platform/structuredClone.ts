// structuredClone of the HTML Standard: https://html.spec.whatwg.org/#safe-passing-of-structured-data

/** The engine's own name for the kind of an object, whatever its prototype and properties say; `Proxy` for a proxy. */
export type ClassOf = (value: object) => string;

/** ES2024's, which the engine has. */
interface ModernBuffer extends ArrayBuffer {
  readonly detached: boolean;
  readonly maxByteLength: number;
  readonly resizable: boolean;
  transfer(): ArrayBuffer;
}

type ModernBufferClass = new (length: number, options: { readonly maxByteLength: number }) => ArrayBuffer;

type View = DataView | (ArrayBufferView & { readonly length: number });
type ViewClass = new (buffer: ArrayBufferLike, offset: number, length: number) => View;

interface Job {
  readonly classOf: ClassOf;
  /** Every object that was met, and its clone: cycles and shared objects stay what they are. */
  readonly memory: Map<object, unknown>;
  /** Called for each view before it is cloned. */
  readonly seeView?: (view: View) => void;
}

/** The global function. */
export function createStructuredClone(
  classOf: ClassOf,
): (value: unknown, options?: { readonly transfer?: Iterable<object> }) => unknown {
  return function structuredClone(...args) {
    if ((args.length as number) === 0) throw new TypeError('Expected a value to clone, found no argument');
    const [value, options] = args;
    const transfer = [...(options?.transfer ?? [])];
    if (transfer.length === 0) return clone(value, { classOf, memory: new Map() });
    return cloneAndTransfer(value, transfer, classOf);
  };
}

/** Twice: nothing is transferred unless all can be cloned, and a view's place is not known once its buffer is gone. */
function cloneAndTransfer(value: unknown, transfer: readonly object[], classOf: ClassOf): unknown {
  const buffers = new Set(transfer.map((object) => transferable(object, classOf)));
  if (buffers.size < transfer.length) throw refusal('a buffer is twice in the list `transfer`');
  const views = new Map<View, [offset: number, length: number]>();
  const seeView = (view: View): void => {
    if (buffers.has(view.buffer as ModernBuffer)) views.set(view, [view.byteOffset, lengthOf(view)]);
  };
  clone(value, { classOf, memory: new Map([...buffers].map((buffer) => [buffer, buffer])), seeView });
  const owners = new Map([...views.keys()].map((view) => [view, view.buffer as ModernBuffer]));
  const moved = new Map([...buffers].map((buffer) => [buffer, buffer.transfer()]));
  const memory = new Map<object, unknown>(moved);
  for (const [view, [offset, length]] of views) {
    memory.set(view, new (viewClass(view, classOf))(moved.get(owners.get(view)!)!, offset, length));
  }
  return clone(value, { classOf, memory });
}

function transferable(object: object, classOf: ClassOf): ModernBuffer {
  if (classOf(object) !== 'ArrayBuffer') throw refusal('only an ArrayBuffer can be transferred');
  if ((object as ModernBuffer).detached) throw refusal('an ArrayBuffer is detached and cannot be transferred');
  return object as ModernBuffer;
}

function clone(value: unknown, job: Job): unknown {
  if (typeof value === 'symbol') throw refusal(`${String(value)} could not be cloned`);
  if (typeof value === 'function') throw refusal(`the function ${value.name} could not be cloned`);
  if (typeof value !== 'object' || value === null) return value;
  if (job.memory.has(value)) return job.memory.get(value);
  return cloneObject(value, job);
}

function cloneObject(value: object, job: Job): unknown {
  const kind = job.classOf(value);
  const keep = <T>(copy: T): T => {
    job.memory.set(value, copy);
    return copy;
  };
  switch (kind) {
    case 'Number':
    case 'String':
    case 'Boolean':
    case 'BigInt':
      return keep(Object(value.valueOf()));
    case 'Date':
      return keep(new Date(Date.prototype.getTime.call(value)));
    case 'RegExp':
      return keep(new RegExp((value as RegExp).source, (value as RegExp).flags));
    case 'ArrayBuffer':
      return keep(copyBuffer(value as ModernBuffer));
    case 'SharedArrayBuffer':
      return keep(value);
    case 'Map':
      return cloneMap(value as Map<unknown, unknown>, keep(new Map()), job);
    case 'Set':
      return cloneSet(value as Set<unknown>, keep(new Set()), job);
    case 'Error':
      return cloneError(value as Error, keep, job);
    case 'DOMException':
      return keep(new DOMException((value as Error).message, (value as Error).name));
    case 'Array':
      return cloneProperties(value, keep(new Array((value as unknown[]).length)), job);
    case 'Object':
    case 'Arguments':
      return cloneProperties(value, keep({}), job);
    default:
      if (ArrayBuffer.isView(value)) return keep(cloneView(value as View, job));
      throw refusal(`${kind === 'Proxy' ? 'a proxy' : `an object of class ${kind}`} could not be cloned`);
  }
}

function cloneProperties(value: object, copy: object, job: Job): object {
  for (const key of Object.keys(value)) {
    // A getter that ran before may have taken the property away.
    if (!Object.hasOwn(value, key)) continue;
    const property = clone((value as Record<string, unknown>)[key], job);
    Object.defineProperty(copy, key, { value: property, writable: true, enumerable: true, configurable: true });
  }
  return copy;
}

function cloneMap(value: Map<unknown, unknown>, copy: Map<unknown, unknown>, job: Job): unknown {
  const entries = [...Map.prototype.entries.call(value)];
  for (const [key, item] of entries) copy.set(clone(key, job), clone(item, job));
  return copy;
}

function cloneSet(value: Set<unknown>, copy: Set<unknown>, job: Job): unknown {
  const items = [...Set.prototype.values.call(value)];
  for (const item of items) copy.add(clone(item, job));
  return copy;
}

const errorClasses: Readonly<Record<string, ErrorConstructor>> = {
  EvalError,
  RangeError,
  ReferenceError,
  SyntaxError,
  TypeError,
  URIError,
};

function cloneError(value: Error, keep: <T>(copy: T) => T, job: Job): unknown {
  const name = `${value.name}`;
  const Class = Object.hasOwn(errorClasses, name) ? errorClasses[name]! : Error;
  const copy = keep(new Class());
  const define = (key: string, item: unknown): void => {
    Object.defineProperty(copy, key, { value: item, writable: true, enumerable: false, configurable: true });
  };
  const message = Object.getOwnPropertyDescriptor(value, 'message');
  if (message && 'value' in message) define('message', `${message.value}`);
  if (typeof value.stack === 'string') define('stack', value.stack);
  if (Object.hasOwn(value, 'cause')) define('cause', clone(value.cause, job));
  return copy;
}

function cloneView(view: View, job: Job): View {
  job.seeView?.(view);
  const [offset, length] = [view.byteOffset, lengthOf(view)];
  const buffer = clone(view.buffer, job) as ArrayBuffer;
  return new (viewClass(view, job.classOf))(buffer, offset, length);
}

function lengthOf(view: View): number {
  return 'length' in view ? view.length : view.byteLength;
}

function viewClass(view: View, classOf: ClassOf): ViewClass {
  return (globalThis as unknown as Record<string, ViewClass>)[classOf(view)]!;
}

function copyBuffer(buffer: ModernBuffer): ArrayBuffer {
  if (buffer.detached) throw refusal('an ArrayBuffer is detached and could not be cloned');
  if (!buffer.resizable) return buffer.slice(0);
  const copy = new (ArrayBuffer as ModernBufferClass)(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}

function refusal(message: string): DOMException {
  return new DOMException(message, 'DataCloneError');
}
