// GGUF files for tests.

export interface GgufTensorToWrite {
  /** ggml's number. */
  readonly type: number;
  /** In ONNX's order. */
  readonly dims: readonly number[];
  readonly bytes: Uint8Array;
}

type MetadataValue = boolean | number | string | readonly string[];

/** Whole numbers are uint32, others float32. */
export function writeGguf(
  metadata: Readonly<Record<string, MetadataValue>>,
  tensors: Readonly<Record<string, GgufTensorToWrite>>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const put = (bytes: ArrayLike<number> & { readonly buffer: ArrayBufferLike }): void =>
    void parts.push(new Uint8Array(bytes.buffer.slice(0)));
  const u32 = (value: number): void => put(Uint32Array.of(value));
  const u64 = (value: number): void => put(Uint32Array.of(value, 0));
  const text = (value: string): void => {
    const bytes = new TextEncoder().encode(value);
    u64(bytes.length);
    parts.push(bytes);
  };
  const value = (of: MetadataValue): void => {
    if (typeof of === 'boolean') {
      u32(7);
      parts.push(Uint8Array.of(of ? 1 : 0));
    } else if (typeof of === 'string') {
      u32(8);
      text(of);
    } else if (typeof of === 'number') {
      u32(Number.isInteger(of) ? 4 : 6);
      put(Number.isInteger(of) ? Uint32Array.of(of) : Float32Array.of(of));
    } else {
      u32(9);
      u32(8);
      u64(of.length);
      for (const each of of) text(each);
    }
  };
  parts.push(new TextEncoder().encode('GGUF'));
  u32(3);
  u64(Object.keys(tensors).length);
  u64(Object.keys(metadata).length);
  for (const [key, of] of Object.entries(metadata)) {
    text(key);
    value(of);
  }
  let at = 0;
  for (const [name, { type, dims, bytes }] of Object.entries(tensors)) {
    text(name);
    u32(dims.length);
    for (const length of [...dims].reverse()) u64(length);
    u32(type);
    u64(at);
    at += aligned(bytes.length);
  }
  const head = parts.reduce((sum, { length }) => sum + length, 0);
  const file = new Uint8Array(aligned(head) + at);
  let end = 0;
  for (const part of parts) {
    file.set(part, end);
    end += part.length;
  }
  end = aligned(head);
  for (const { bytes } of Object.values(tensors)) {
    file.set(bytes, end);
    end += aligned(bytes.length);
  }
  return file;
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 32) * 32;
}
