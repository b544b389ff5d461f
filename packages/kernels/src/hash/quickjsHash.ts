// Entry `@kinglet/kernels/hash` under the quickjs engine (condition `kinglet`): in TypeScript.
import { type Hashes, hashesOf } from './hashes.ts';

export { hashKeys, hashRows } from '../generated/wideExports.ts';
export type { AesCtr, CipherOptions, Hashes, Sha256 } from './hashes.ts';

const hashes: Hashes = /* @__PURE__ */ hashesOf(undefined);

export const sha256: Hashes['sha256'] = hashes.sha256;
export const createSha256: Hashes['createSha256'] = hashes.createSha256;
export const crc32c: Hashes['crc32c'] = hashes.crc32c;
export const createAesCtr: Hashes['createAesCtr'] = hashes.createAesCtr;
export const aesCtr: Hashes['aesCtr'] = hashes.aesCtr;
