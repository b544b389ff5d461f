import { objectCache } from '../../../scripts/objectCache.mjs';
import type { Arch } from '../tiers.ts';
export interface Driver {
  /** The program, or undefined where a tool is missing. */
  readonly file?: string;
  readonly missing?: string;
}
/** Of the C files of the package and of its tests. */
export declare const objects: ReturnType<typeof objectCache>;
/** Builds test/c/<name>.c and the files beside it into `outDir`: static with musl, or with glibc for sanitizers. */
export declare function buildDriver(
  name: string,
  options: {
    arch: Arch;
    outDir: string;
    beside?: readonly string[];
    sanitize?: boolean | undefined;
    /** Text's, in place of the kernels'. */
    isText?: boolean | undefined;
  },
): Driver;
/** Builds test/c/<name>.c, which includes model.c, with libFuzzer and sanitizers. */
export declare function buildFuzzer(name: string, outDir: string): Driver;
/** As `buildDriver`, a WebAssembly program, which runWasi.mjs runs: `outDir`/<name>.wasm. */
export declare function buildWasmDriver(
  name: string,
  options: {
    outDir: string;
    beside?: readonly string[];
  },
): Driver;
//# sourceMappingURL=buildDriver.d.ts.map
