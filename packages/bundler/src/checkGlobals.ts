// Finds the globals that a bundle uses and engine quickjs lacks.
//
// A use is anything but `typeof name`; for a property, also anything but `name?.…`. A file that asks `typeof name` knows
// that the global may be missing, so its uses do not count. What is found may still never be reached: it is a warning.
import type * as esbuild from 'esbuild';
import { type Mapped, marked, marksOf, placesIn, type SourcePlace, unmark } from './markedNames.ts';

/** One use of a global. */
export interface GlobalUse extends SourcePlace {
  readonly found: string;
}

/** What Node has and engine quickjs has not, as it is written. Kept true by a test that asks both. */
export const missingGlobals: readonly string[] = [
  'Blob',
  'BroadcastChannel',
  'Buffer',
  'ByteLengthQueuingStrategy',
  'CloseEvent',
  'CompressionStream',
  'CountQueuingStrategy',
  'Crypto',
  'CryptoKey',
  'DecompressionStream',
  'File',
  'FormData',
  'Headers',
  'Intl',
  'MessageChannel',
  'MessageEvent',
  'MessagePort',
  'Navigator',
  'Performance',
  'PerformanceEntry',
  'PerformanceMark',
  'PerformanceMeasure',
  'PerformanceObserver',
  'PerformanceObserverEntryList',
  'PerformanceResourceTiming',
  'ReadableByteStreamController',
  'ReadableStream',
  'ReadableStreamBYOBReader',
  'ReadableStreamBYOBRequest',
  'ReadableStreamDefaultController',
  'ReadableStreamDefaultReader',
  'Request',
  'Response',
  'SubtleCrypto',
  'TextDecoderStream',
  'TextEncoderStream',
  'TransformStream',
  'TransformStreamDefaultController',
  'URLPattern',
  'WebAssembly',
  'WebSocket',
  'WritableStream',
  'WritableStreamDefaultController',
  'WritableStreamDefaultWriter',
  'crypto.subtle.decrypt',
  'crypto.subtle.deriveBits',
  'crypto.subtle.deriveKey',
  'crypto.subtle.encrypt',
  'crypto.subtle.exportKey',
  'crypto.subtle.generateKey',
  'crypto.subtle.importKey',
  'crypto.subtle.sign',
  'crypto.subtle.unwrapKey',
  'crypto.subtle.verify',
  'crypto.subtle.wrapKey',
  'fetch',
  'global',
  'navigator',
  'process.cwd',
  'process.emitWarning',
  'process.exit',
  'process.hrtime',
  'process.memoryUsage',
  'process.nextTick',
  'process.on',
  'process.stderr',
  'process.stdout',
  'process.uptime',
];

/**
 * Pass to esbuild, for a build that is only looked at: a local `File` beside a marked global one would keep its name, and
 * the two would be one when the mark is taken off. Nothing is shaken off, because esbuild takes marked names for harmless
 * and would drop what fails in the engine.
 */
export const globalMarks: Readonly<Pick<esbuild.BuildOptions, 'define' | 'treeShaking'>> = {
  define: marksOf(missingGlobals),
  treeShaking: false,
};

/** Whether a bundle's code has any such name, be it a global, a local or a word in a text. */
export function mayLackGlobals(code: string): boolean {
  return namePattern.test(code);
}

/**
 * The first use of each such global in each source file: what the build with {@link globalMarks} has and, on the same line
 * of the same file, the real one as well.
 */
export function findMissingGlobals(real: Mapped, withMarks: Mapped): GlobalUse[] {
  const realPlace = placesIn(real);
  const left = new Set(
    [...real.code.matchAll(new RegExp(namePattern, 'g'))].map(({ 0: name, index }) => lineKey(name, realPlace(index))),
  );
  const placeOf = placesIn(withMarks);
  const guarded = new Set<string>();
  const uses = new Map<string, GlobalUse>();
  for (const { index, 1: test, 2: mark, 3: chain } of withMarks.code.matchAll(usePattern)) {
    const found = unmark(mark!, missingGlobals);
    const use = { found, ...placeOf(index + (test?.length ?? 0)) };
    const key = `${use.file} ${found}`;
    if (test !== undefined || (chain !== undefined && found.includes('.'))) guarded.add(key);
    else if (!uses.has(key) && left.has(lineKey(found, use))) uses.set(key, use);
  }
  return [...uses].filter(([key]) => !guarded.has(key)).map(([, use]) => use);
}

function lineKey(name: string, { file, line }: SourcePlace): string {
  return `${name} ${file}:${line}`;
}

const namePattern = new RegExp(`(?<![\\w$.])(?:${missingGlobals.join('|').replaceAll('.', '\\.')})(?![\\w$])`);
const usePattern = new RegExp(`(typeof\\s+)?(${missingGlobals.map(marked).join('|')})(?![\\w$])(\\s*\\?\\.)?`, 'g');
