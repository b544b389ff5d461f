// What buildWasm.mjs writes: the WebAssembly modules, compressed with Brotli and in base64; undefined where they were not built.
export declare const plain: string | undefined;
export declare const relaxed: string | undefined;
