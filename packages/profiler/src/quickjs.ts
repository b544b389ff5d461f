// Entry under the quickjs engine (condition `kinglet`): what needs neither Node's inspector nor counters.
export { ProfilerError, type ProfilerErrorCode } from './errors.ts';
export { type InvocationProfile, type ProfiledWork, profileOf } from './lambda/invocationProfile.ts';
export type { ProfileHandlerOptions, ProfileOutput, RecordingProfiler } from './lambda/options.ts';
export { profileHandler } from './lambda/profileHandler.ts';
