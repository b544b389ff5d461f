import { createHash, randomFillSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createCrypto } from './crypto.ts';

const crypto = createCrypto(
  (bytes) => void randomFillSync(bytes),
  (bytes) => Uint8Array.from(createHash('sha256').update(bytes).digest()).buffer,
);

describe('crypto', () => {
  it('fills exactly the view it is given', () => {
    const bytes = new Uint8Array(64);

    expect(crypto.getRandomValues(bytes.subarray(16, 48))).toHaveLength(32);

    expect(bytes.subarray(16, 48).some((byte) => byte !== 0)).toBe(true);
    expect([...bytes.subarray(0, 16), ...bytes.subarray(48)].every((byte) => byte === 0)).toBe(true);
  });

  it('makes version 4 UUIDs', () => {
    const ids = Array.from({ length: 50 }, () => crypto.randomUUID());

    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(ids).size).toBe(50);
  });

  it('refuses floats, other values and more than 65536 bytes', () => {
    expect(() => crypto.getRandomValues(new Float32Array(1))).toThrow(TypeError);
    expect(() => crypto.getRandomValues([] as never)).toThrow(TypeError);
    expect(() => crypto.getRandomValues(new Uint8Array(65_537))).toThrow('Expected at most 65536 bytes, got 65537');
  });

  it('digests by SHA-256 exactly the bytes of a buffer or a view, however the name is written', async () => {
    const bytes = new TextEncoder().encode('-abc');
    const hex = async (...args: Parameters<typeof crypto.subtle.digest>): Promise<string> =>
      Buffer.from(await crypto.subtle.digest(...args)).toString('hex', 0, 4);

    expect(await hex('SHA-256', bytes.subarray(1))).toBe('ba7816bf');
    expect(await hex({ name: 'sha-256' }, new DataView(bytes.buffer, 1))).toBe('ba7816bf');
    expect(await hex('SHA-256', bytes.slice(1).buffer)).toBe('ba7816bf');
    expect(await hex('SHA-256', new Uint8Array())).toBe('e3b0c442');
  });

  it('refuses other algorithms and what is no bytes, by rejecting', async () => {
    const unsupported = expect.objectContaining({ name: 'NotSupportedError' });

    await expect(crypto.subtle.digest('MD5', new Uint8Array())).rejects.toEqual(unsupported);
    await expect(crypto.subtle.digest({} as never, new Uint8Array())).rejects.toEqual(unsupported);
    await expect(crypto.subtle.digest('SHA-256', 'abc' as never)).rejects.toThrow(TypeError);
    await expect(crypto.subtle.digest('SHA-256', undefined as never)).rejects.toThrow(TypeError);
  });
});
