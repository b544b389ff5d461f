export { type BuildOptions, type BuildResult, build } from './build.ts';
export { type Bundle, type BundleOptions, bundle } from './bundle.ts';
export { BundlerError, type BundlerErrorCode } from './bundlerError.ts';
export { countVectors, type VectorCount } from './countVectors.ts';
export { type Arch, type ElfFile, type ElfSection, type ElfSegment, readElf } from './elf.ts';
export type { Engine } from './engines.ts';
export { readZip } from './readZip.ts';
export { assertSound, type Expected, type Verification, verify } from './verify.ts';
export { writeZip, type ZipEntry } from './zip.ts';
