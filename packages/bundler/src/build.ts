// Builds a handler: make the code for its engine, zip, verify, write.
import { join, resolve } from 'node:path';
import type { Cpu, Optimize } from '@kinglet/bootstrap';
import { readAssets } from './assets.ts';
import { bundle } from './bundle.ts';
import { checkBuildOptions } from './checkOptions.ts';
import type { Arch } from './elf.ts';
import type { Engine } from './engines.ts';
import { makeNative } from './makeNative.ts';
import { makeNode } from './makeNode.ts';
import { makeQuickjs } from './makeQuickjs.ts';
import { placeOutput } from './placeOutput.ts';
import { assertSound, type Expected, type Verification, verify } from './verify.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** What to build, and where to. */
export interface BuildOptions {
  /** The file that exports `handler` or `rawHandler`. */
  readonly entry: string;
  /** Folder for `function/` and `function.zip`; made if it is not there. */
  readonly outDir: string;
  /** @default quickjs, unless the bundle needs Node; `native` takes AssemblyScript and is never taken unasked */
  readonly engine?: Engine;
  /** @default arm64 */
  readonly arch?: Arch;
  /**
   * `size`: the fewest bytes. `aggressive`: the fastest code; for quickjs and node, which run what they are given, the same
   * as `size`. native: clang's `-Oz`, `-O2` and `-O3`. @default speed
   */
  readonly optimize?: Optimize;
  /** native: the processor that the code is for; on a lesser one it does not run. @default neoverse-n1, x86-64-v2 */
  readonly cpu?: Cpu;
  /** native: the most memory that the program may take, in MiB, 1 to 4095. @default 512 */
  readonly maxMemoryMb?: number;
  /** native: the C compiler, a clang. @default clang-19, or the newest there is */
  readonly cc?: string;
  /** Smaller, with unreadable stack traces. @default false; true unless `optimize` is `speed` */
  readonly minify?: boolean;
  /**
   * quickjs: stack traces name the places in the sources; a byte or two for each word of code. @default true; false, and
   * no places at all, unless `optimize` is `speed`
   */
  readonly sourceMap?: boolean;
  /** Files to ship: name in the zip -> path. */
  readonly assets?: Readonly<Record<string, string>>;
  /** Size budgets in bytes; over one, the build fails. */
  readonly budget?: Pick<Expected, 'maxBytes' | 'maxZipBytes'>;
}

/** What was built. */
export interface BuildResult {
  readonly engine: Engine;
  /** Why the engine is `node`, when nobody asked for it. */
  readonly engineReason?: string;
  readonly arch: Arch;
  /** quickjs: `full` holds the kernels. */
  readonly flavour?: 'core' | 'full';
  /** Folder with the zip's contents. */
  readonly dir: string;
  /** What Lambda would start; node: `index.mjs`. */
  readonly bootstrap: string;
  readonly bootstrapBytes: number;
  readonly zip: string;
  readonly zipBytes: number;
  readonly verification: Verification;
  /**
   * quickjs: uses of globals that the engine lacks, each with its place and what to do; native: what AssemblyScript warned of.
   * The build goes on.
   */
  readonly warnings: readonly string[];
  /** Absolute paths of the sources that went in; absent for native. */
  readonly inputs?: readonly string[];
  /** node: the source map of `handler.mjs`, version 3, whose sources are relative to the folder of `entry`. */
  readonly map?: string;
}

/** What an engine's part of a build gives. */
export interface Made {
  readonly engine: Engine;
  readonly engineReason?: string;
  readonly flavour?: 'core' | 'full';
  /** The code; the first is what Lambda starts. */
  readonly entries: readonly [ZipEntry, ...ZipEntry[]];
  /** What the zip is verified to be, beside its architecture. */
  readonly expected: Expected;
  readonly warnings: readonly string[];
  readonly inputs?: readonly string[];
  readonly map?: string;
}

/**
 * Builds `entry` into `outDir`. Nothing is written unless everything, the verification included, succeeded.
 *
 * @throws BundlerError: what {@link bundle} throws, for engine `native` too; KINGLET_BUNDLER_TOOL: engine `native` lacks a
 * compiler, with the line to type; KINGLET_BUNDLER_NATIVE: its compilers failed; KINGLET_BUNDLER_ASSET; KINGLET_BUNDLER_ARCH: no prebuilt bootstrap or addon for the
 * arch; KINGLET_BUNDLER_VERIFY: the result is not what it should be, or over budget; KINGLET_BUNDLER_OUTPUT: `outDir`
 * cannot be written to, or holds a `function/` that is no build
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  checkBuildOptions(options);
  const arch = options.arch ?? 'arm64';
  const assets = readAssets(options.assets ?? {});
  const { entries, expected, ...made } = await make(options, arch);
  const zip = writeZip([...entries, ...assets]);
  const verification = verify(zip, { ...options.budget, ...expected, arch });
  assertSound(verification);
  const placed = placeOutput(resolve(options.outDir), [...entries, ...assets], zip);
  const [first] = entries;
  return {
    ...made,
    arch,
    dir: placed.dir,
    bootstrap: join(placed.dir, first.name),
    bootstrapBytes: first.bytes.length,
    zip: placed.zip,
    zipBytes: zip.length,
    verification,
  };
}

async function make(options: BuildOptions, arch: Arch): Promise<Made> {
  const { engine, entry, optimize = 'speed' } = options;
  if (engine === 'native') return makeNative(options, arch);
  const minify = options.minify ?? optimize !== 'speed';
  const made = await bundle({ entry, minify, ...(engine ? { engine } : {}) });
  return made.engine === 'quickjs' ? makeQuickjs(made, arch, options) : makeNode(made, arch, minify);
}
