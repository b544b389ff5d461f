export { appendBytecode } from './appendBytecode.ts';
export { type CompileOptions, compileBytecode, engineAbi } from './compileBytecode.ts';
export { BootstrapError, type BootstrapErrorCode } from './errors.ts';
export { compileNative, type NativeProgram } from './native/compileNative.ts';
export { nativeSection } from './native/glue.ts';
export { type Cpu, cpusWithSve, type NativeOptions, type Optimize } from './native/nativeOptions.ts';
export { type Arch, bootstrapPath, type Flavour } from './prebuilds.ts';
export { encodeSourceMap } from './sourceMap.ts';
export { appendTrailer, readTrailer, type Trailer } from './trailer.ts';
