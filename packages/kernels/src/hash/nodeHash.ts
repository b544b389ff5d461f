// Entry `@kinglet/kernels/hash` for Node: by the addon of this machine.
import { kernels } from '../nodeKernels.ts';
import { type Hashes, hashesOf } from './hashes.ts';

export { hashKeys, hashRows } from '../generated/nodeExports.ts';
export type { AesCtr, CipherOptions, Hashes, Sha256 } from './hashes.ts';

const hashes: Hashes = /* @__PURE__ */ hashesOf(kernels.hashes());

export const sha256: Hashes['sha256'] = hashes.sha256;
export const createSha256: Hashes['createSha256'] = hashes.createSha256;
export const crc32c: Hashes['crc32c'] = hashes.crc32c;
export const createAesCtr: Hashes['createAesCtr'] = hashes.createAesCtr;
export const aesCtr: Hashes['aesCtr'] = hashes.aesCtr;
