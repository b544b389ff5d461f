export { describeHost, type HostDescription, hasNeonSimd, isArm64Optimized } from './describeHost.ts';
export { HostError, type HostErrorCode } from './errors.ts';
export { line, numberList, whole } from './fields.ts';
export type { EventLoopDelays } from './health/eventLoopDelays.ts';
export { type HealthMetric, type HealthSample, type HealthValues, healthMetrics } from './health/healthMetrics.ts';
export type { Crossing, Threshold, Thresholds } from './health/thresholds.ts';
export {
  type HealthClock,
  type HealthEvents,
  type HealthWatch,
  type Ticker,
  type WatchOptions,
  watchHealth,
} from './health/watchHealth.ts';
export { type BandwidthOptions, measureBandwidth, type NodeBandwidth } from './memory/measureBandwidth.ts';
export { type MemoryChannels, memoryChannels } from './memory/memoryChannels.ts';
export { type MemoryDevice, readMemoryDevices } from './memory/memoryDevices.ts';
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
export type { Advice, AdviceTopic, TuningWrite } from './tuning/advice.ts';
export { type AdviseOptions, advise } from './tuning/advise.ts';
export type { Placement } from './tuning/adviseNuma.ts';
export { type AppliedWrite, type ApplyOptions, applyTuning } from './tuning/applyTuning.ts';
export type { Permission } from './tuning/permission.ts';
export { planTuning, type TuningPlan } from './tuning/planTuning.ts';
export { fileJournal, type JournalStore, type TuningFiles, tuningFiles } from './tuning/tuningFiles.ts';
export { type UndoneWrite, type UndoOptions, undoTuning } from './tuning/undoTuning.ts';
