export { appendBytecode } from './appendBytecode.ts';
export { type CompileOptions, compileBytecode, engineAbi } from './compileBytecode.ts';
export { BootstrapError, type BootstrapErrorCode } from './errors.ts';
export { type Arch, bootstrapPath, type Flavour } from './prebuilds.ts';
export { encodeSourceMap } from './sourceMap.ts';
export { appendTrailer, readTrailer, type Trailer } from './trailer.ts';
