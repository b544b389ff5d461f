// Entry `@kinglet/kernels/text` for Node: the addon of this machine, found by node-gyp-build in prebuilds/.
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { Addon } from './arenaBacking.ts';
import { type Text, textFunctions } from './text.ts';
import { activateText } from './textKernels.ts';

export { isKernelsError, type KernelsError, type KernelsErrorCode } from './errors.ts';
export type { Base64Options } from './text.ts';
export type { FloatArray } from './textKernels.ts';

function load(): Addon {
  const nodeGypBuild = createRequire(import.meta.url)('node-gyp-build') as (dir: string) => Addon;
  return nodeGypBuild(dirname(import.meta.dirname));
}

const text = textFunctions(activateText(load, process.env.KINGLET_ISA));

export const decodeBase64: Text['decodeBase64'] = text.decodeBase64;
export const encodeBase64: Text['encodeBase64'] = text.encodeBase64;
export const formatFloats: Text['formatFloats'] = text.formatFloats;
export const isUtf8: Text['isUtf8'] = text.isUtf8;
export const parseFloats: Text['parseFloats'] = text.parseFloats;
export const scanJsonString: Text['scanJsonString'] = text.scanJsonString;
