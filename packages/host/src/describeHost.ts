// What machine this is.
import { type Cache, readCaches } from './readCaches.ts';
import { type InstructionSets, readInstructionSets } from './readFeatures.ts';
import { known, type Reading } from './reading.ts';
import { type Limits, readLimits } from './readLimits.ts';
import { type NumaNode, type Pages, readNumaNodes, readPages } from './readMemory.ts';
import { type Processor, readProcessor } from './readProcessor.ts';
import { readSurroundings, type Surroundings } from './readSurroundings.ts';
import { ownSources, type Sources, type SystemCalls, type SystemFiles } from './sources.ts';

/** Each value with where it was read; what cannot be read is 'unknown', with the reason. */
export interface HostDescription extends Processor, InstructionSets, Limits, Surroundings {
  /** Node's names. */
  readonly platform: string;
  readonly arch: string;
  readonly caches: Reading<readonly Cache[]>;
  readonly numaNodes: Reading<readonly NumaNode[]>;
  readonly pages: Pages;
}

/**
 * Reads files of /proc and /sys, CPUID or the auxiliary vector, and the environment: no child process, a few
 * milliseconds; more of large machines, where each processor has files of its own for its caches. Works with /proc and
 * /sys missing, empty or forbidden, as they partly are on Lambda. Never throws for what a machine lacks.
 */
export function describeHost(given: Sources = ownSources()): HostDescription {
  const sources = { ...given, files: readOnce(given.files), calls: askOnce(given.calls) };
  return {
    platform: sources.platform,
    arch: sources.arch,
    ...readProcessor(sources),
    ...readInstructionSets(sources),
    caches: readCaches(sources),
    numaNodes: readNumaNodes(sources),
    pages: readPages(sources),
    ...readLimits(sources),
    ...readSurroundings(sources),
  };
}

/** Whether Kinglet has kernels for this processor's own instructions: 64-bit Arm with NEON. */
export function isArm64Optimized(host: HostDescription = describeHost()): boolean {
  return host.arch === 'arm64' && hasNeonSimd(host);
}

/** Whether the processor has NEON; false where it cannot be known. */
export function hasNeonSimd({ features }: HostDescription = describeHost()): boolean {
  return features.neon !== undefined && known(features.neon) === true;
}

/** Some files are asked for several things. */
function readOnce(files: SystemFiles): SystemFiles {
  const texts = new Map<string, string | undefined>();
  return {
    read: (path) => {
      if (!texts.has(path)) texts.set(path, files.read(path));
      return texts.get(path);
    },
    bytes: files.bytes,
    list: files.list,
  };
}

/** A hypervisor answers CPUID in the processor's place, which takes it 10 microseconds and more. */
function askOnce(calls: SystemCalls): SystemCalls {
  const answers = new Map<string, ReturnType<SystemCalls['cpuid']>>();
  const cpuid: SystemCalls['cpuid'] = (leaf, subleaf) => {
    const key = `${leaf} ${subleaf}`;
    if (!answers.has(key)) answers.set(key, calls.cpuid(leaf, subleaf));
    return answers.get(key);
  };
  return { ...calls, cpuid };
}
