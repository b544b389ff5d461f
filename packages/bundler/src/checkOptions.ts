// Checks what a caller gives to `build` and `bundle`, who may write plain JavaScript.
import { inspect } from 'node:util';
import type { BuildOptions } from './build.ts';
import type { BundleOptions } from './bundle.ts';
import { BundlerError } from './bundlerError.ts';

/** @throws BundlerError KINGLET_BUNDLER_OPTIONS naming the option and what is allowed */
export function checkBundleOptions(options: BundleOptions): void {
  checkCommonOptions(options);
  const { engine } = options;
  if (engine !== undefined && !['quickjs', 'node'].includes(engine))
    refuse('engine', '`quickjs` or `node`, whose code is a bundle (`build` has engine `native` too)', engine);
}

/** @throws BundlerError KINGLET_BUNDLER_OPTIONS naming the option and what is allowed */
export function checkBuildOptions(options: BuildOptions): void {
  checkCommonOptions(options);
  const { engine, optimize, outDir, arch, sourceMap, assets, budget } = options;
  if (engine !== undefined && !['quickjs', 'native', 'node'].includes(engine))
    refuse('engine', '`quickjs`, `native` or `node`', engine);
  if (optimize !== undefined && !['aggressive', 'size', 'speed'].includes(optimize))
    refuse('optimize', '`size`, `speed` or `aggressive`', optimize);
  checkNativeOptions(options);
  if (!isPath(outDir)) refuse('outDir', 'the path of the folder to write into', outDir);
  if (arch !== undefined && !['arm64', 'x64'].includes(arch)) refuse('arch', '`arm64` or `x64`', arch);
  if (sourceMap !== undefined && typeof sourceMap !== 'boolean') refuse('sourceMap', '`true` or `false`', sourceMap);
  if (assets !== undefined && !(isObject(assets) && Object.values(assets).every(isPath)))
    refuse('assets', "an object of { 'name/in/zip': 'path' }", assets);
  if (budget !== undefined && !(isObject(budget) && Object.values(budget).every(isSize)))
    refuse('budget', 'an object of { maxBytes, maxZipBytes } in bytes', budget);
}

function checkCommonOptions(options: Pick<BuildOptions, 'entry' | 'minify'>): void {
  if (!isObject(options)) refuse('options', 'an object with `entry`', options);
  const { entry, minify } = options;
  if (!isPath(entry)) refuse('entry', 'the path of the file with the handler', entry);
  if (minify !== undefined && typeof minify !== 'boolean') refuse('minify', '`true` or `false`', minify);
}

function checkNativeOptions({ engine, cpu, maxMemoryMb, cc, minify, sourceMap }: BuildOptions): void {
  const isNative = engine === 'native';
  const others = isNative ? { minify, sourceMap } : { cpu, maxMemoryMb, cc };
  const given = Object.entries(others).find(([, value]) => value !== undefined);
  if (!given) return;
  refuse(
    given[0],
    isNative ? 'left out: engine `native` has `optimize`' : 'left out: it is for engine `native`',
    given[1],
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// No system call takes a NUL.
function isPath(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && !value.includes('\0');
}

function isSize(value: unknown): boolean {
  return value === undefined || (typeof value === 'number' && value >= 0);
}

function refuse(name: string, expected: string, found: unknown): never {
  throw new BundlerError(
    'KINGLET_BUNDLER_OPTIONS',
    `expected option \`${name}\` to be ${expected}, found ${inspect(found, { depth: 1 })}`,
  );
}
