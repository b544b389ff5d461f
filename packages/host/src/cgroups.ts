// The entry `@kinglet/host/cgroups`: limits of control groups alone, for those who load nothing else of this package.
export { type CgroupLimits, readCgroupLimits } from './readCgroupLimits.ts';
export { known, type Reading } from './reading.ts';
export { type SystemFiles, systemFiles } from './sources.ts';
