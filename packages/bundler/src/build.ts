// Builds a handler: bundle, compile, append, zip, verify, write.
import { join, resolve } from 'node:path';
import { appendBytecode, compileBytecode, encodeSourceMap } from '@kinglet/bootstrap';
import { readAssets } from './assets.ts';
import { type Bundle, bundle, bundleLoop } from './bundle.ts';
import { BundlerError } from './bundlerError.ts';
import { checkBuildOptions } from './checkOptions.ts';
import type { Arch } from './elf.ts';
import type { Engine } from './engines.ts';
import { findKernelsAddon, kernelsAddonName } from './kernelsAddon.ts';
import { placeOutput } from './placeOutput.ts';
import { readBootstrap } from './readBootstrap.ts';
import { assertSound, type Expected, type Verification, verify } from './verify.ts';
import { writeZip, type ZipEntry } from './zip.ts';

/** What to build, and where to. */
export interface BuildOptions {
  /** The file that exports `handler` or `rawHandler`. */
  readonly entry: string;
  /** Folder for `function/` and `function.zip`; made if it is not there. */
  readonly outDir: string;
  /** @default quickjs, unless the bundle needs Node */
  readonly engine?: Engine;
  /** @default arm64 */
  readonly arch?: Arch;
  /** Smaller, with unreadable stack traces. @default false */
  readonly minify?: boolean;
  /** quickjs: stack traces name the places in the sources; a byte or two for each word of code. @default true */
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
  /** quickjs: uses of globals that the engine lacks, each with its place and what to do; the build goes on. */
  readonly warnings: readonly string[];
}

/**
 * Builds `entry` into `outDir`. Nothing is written unless everything, the verification included, succeeded.
 *
 * @throws BundlerError: what {@link bundle} throws; KINGLET_BUNDLER_ASSET; KINGLET_BUNDLER_ARCH: no prebuilt bootstrap
 * or addon for the arch; KINGLET_BUNDLER_VERIFY: the result is not what it should be, or over budget;
 * KINGLET_BUNDLER_OUTPUT: `outDir` cannot be written to, or holds a `function/` that is no build
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  checkBuildOptions(options);
  const arch = options.arch ?? 'arm64';
  const assets = readAssets(options.assets ?? {});
  const made = await bundle(options);
  const code =
    made.engine === 'quickjs' ? await quickjsEntries(made, arch, options) : await nodeEntries(made, arch, options);
  const zip = writeZip([...code, ...assets]);
  const verification = verify(zip, {
    ...options.budget,
    arch,
    ...(made.engine === 'quickjs' ? bootstrapRules(made) : {}),
  });
  assertSound(verification);
  const placed = placeOutput(resolve(options.outDir), [...code, ...assets], zip);
  const [first] = code as [ZipEntry];
  return {
    engine: made.engine,
    ...(made.engineReason ? { engineReason: made.engineReason } : {}),
    arch,
    ...(made.flavour ? { flavour: made.flavour } : {}),
    dir: placed.dir,
    bootstrap: join(placed.dir, first.name),
    bootstrapBytes: first.bytes.length,
    zip: placed.zip,
    zipBytes: zip.length,
    verification,
    warnings: made.warnings,
  };
}

function bootstrapRules({ flavour }: Bundle): Expected {
  return { static: true, stripped: true, minKernelVectors: flavour === 'full' ? 1 : 0 };
}

async function quickjsEntries(made: Bundle, arch: Arch, { sourceMap = true }: BuildOptions): Promise<ZipEntry[]> {
  const bootstrap = readBootstrap(arch, made.flavour ?? 'core');
  const bytecode = await compile(made.code);
  const map = sourceMap ? encodeSourceMap(made.map, moduleName) : undefined;
  return [{ name: 'bootstrap', bytes: appendBytecode(bootstrap, bytecode, map), mode: 0o755 }];
}

// What stack traces call the bundle.
const moduleName = 'handler.mjs';

// esbuild has already parsed it, so what the engine refuses is a feature that it lacks.
async function compile(code: string): Promise<Uint8Array> {
  try {
    return await compileBytecode(code, moduleName);
  } catch (cause) {
    throw new BundlerError(
      'KINGLET_BUNDLER_SYNTAX',
      `expected code that engine quickjs compiles, found: ${(cause as Error).message}; write it differently, or use engine \`node\``,
      { cause },
    );
  }
}

async function nodeEntries(made: Bundle, arch: Arch, { minify = false }: BuildOptions): Promise<ZipEntry[]> {
  const encoder = new TextEncoder();
  const kernels = findKernelsAddon(made.inputs, arch);
  const files = Object.entries(made.files).map(([name, bytes]) => ({ name, bytes, mode: 0o644 }));
  return [
    { name: 'index.mjs', bytes: encoder.encode(await bundleLoop(minify)), mode: 0o644 },
    { name: 'handler.mjs', bytes: encoder.encode(made.code), mode: 0o644 },
    ...(kernels ? [{ name: kernelsAddonName, bytes: kernels, mode: 0o644 }] : []),
    ...files,
  ];
}
