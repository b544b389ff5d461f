// A bootstrap and a program made into one file.
import { engineAbi } from './compileBytecode.ts';
import { appendTrailer } from './trailer.ts';

/**
 * The file that Lambda starts: `bootstrap` (from bootstrapPath) with `bytecode` (from compileBytecode) behind it.
 *
 * @param sourceMap from encodeSourceMap: stack traces then name the places in the sources
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_NOT_BUILT when the package has no compiler to ask for its engine version
 */
export function appendBytecode(bootstrap: Uint8Array, bytecode: Uint8Array, sourceMap?: Uint8Array): Uint8Array {
  return appendTrailer(bootstrap, bytecode, engineAbi(), sourceMap);
}
