export { SyscallError, type SyscallErrorCode } from './errors.ts';
export { copyOut, Mapping, type MmapOptions, mmap, mprotect, munmap, type Protection } from './mapping.ts';
export {
  type Advice,
  addressOf,
  getMempolicy,
  type MbindOptions,
  type Memory,
  type MemoryPolicy,
  madvise,
  mbind,
  mlock,
  movePages,
  munlock,
  nodesOfPages,
  type PolicyMode,
  setMempolicy,
} from './pages.ts';
export { type PerfEvent, PerfGroup, type PerfOptions, type PerfReading, perfEventOpen } from './perfEventOpen.ts';
export {
  areHugePagesDisabled,
  auxiliaryTypes,
  type CpuidRegisters,
  cpuid,
  disableHugePages,
  getauxval,
  getrusage,
  gettid,
  type IdentificationRegisters,
  identificationRegisters,
  type ResourceUsage,
  schedGetaffinity,
  schedSetaffinity,
  setSveVectorLength,
  sveVectorLength,
  xgetbv,
} from './process.ts';
