// Models as the engine has them (src/c/native_model.c of @kinglet/kernels). A session is meant by its batch and its arena.

/** `loadAsset` of what is not there. */
export const absent: u32 = u32.MAX_VALUE;

// @ts-expect-error: decorator
@external("models", "loadAsset")
export declare function loadAsset(name: string): u32;
// @ts-expect-error: decorator
@external("models", "loadBytes")
export declare function loadBytes(from: usize, length: i32): u32;
// @ts-expect-error: decorator
@external("models", "close")
export declare function closeModel(model: u32): void;
// @ts-expect-error: decorator
@external("models", "counts")
export declare function readCounts(model: u32, to: usize): void;
// @ts-expect-error: decorator
@external("models", "metadata")
export declare function readMetadata(model: u32, to: usize): void;
// @ts-expect-error: decorator
@external("models", "arenaBytes")
export declare function arenaBytes(model: u32, mostItems: u32): u32;
// @ts-expect-error: decorator
@external("models", "bind")
export declare function bindSession(model: u32, items: u32, mostItems: u32, arena: usize): void;
// @ts-expect-error: decorator
@external("models", "tensor")
export declare function readTensor(model: u32, number: u32, to: usize): void;
// @ts-expect-error: decorator
@external("models", "run")
export declare function runSession(model: u32, items: u32, mostItems: u32, arena: usize): void;
// @ts-expect-error: decorator
@external("models", "time")
export declare function timeSession(model: u32, items: u32, mostItems: u32, arena: usize, nanoseconds: usize): void;
