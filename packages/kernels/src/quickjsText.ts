// Entry `@kinglet/kernels/text` under the quickjs engine (condition `kinglet`): every bootstrap reads and prints numbers, the
// rest is TypeScript.
import { formatFloats as formatSingles, parseFloats as parseNative } from 'kinglet:text';
import { type Text, textFunctions } from './text.ts';
import type { TextKernels } from './textKernels.ts';
import { typescriptText } from './typescriptText.ts';

export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export type { Base64Options } from './text.ts';
export type { FloatArray } from './textKernels.ts';

/** Bootstraps print floats alone: doubles are what the engine prints itself. */
const formatNative: TextKernels['formatFloats'] = (numbers, out) =>
  (numbers instanceof Float32Array ? formatSingles : typescriptText.formatFloats)(numbers, out);

const text = textFunctions({ ...typescriptText, parseFloats: parseNative, formatFloats: formatNative });

export const decodeBase64: Text['decodeBase64'] = text.decodeBase64;
export const encodeBase64: Text['encodeBase64'] = text.encodeBase64;
export const formatFloats: Text['formatFloats'] = text.formatFloats;
export const isUtf8: Text['isUtf8'] = text.isUtf8;
export const parseFloats: Text['parseFloats'] = text.parseFloats;
export const scanJsonString: Text['scanJsonString'] = text.scanJsonString;
