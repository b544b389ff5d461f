export { describeHost, type HostDescription, hasNeonSimd, isArm64Optimized } from './describeHost.ts';
export type { Cache } from './readCaches.ts';
export type { ArmFeature, Feature, Features, InstructionSets, X64Feature } from './readFeatures.ts';
export { known, type Reading } from './reading.ts';
export type { LambdaLimits, Limits } from './readLimits.ts';
export type { HugePagePool, NumaNode, Pages } from './readMemory.ts';
export type { Processor } from './readProcessor.ts';
export type { Frequency, Surroundings } from './readSurroundings.ts';
export {
  noCalls,
  ownSources,
  type Sources,
  type SystemCalls,
  type SystemFiles,
  systemCalls,
  systemFiles,
} from './sources.ts';
