// Real programs and objects for the decoders' tests; what this machine lacks is named, not guessed.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Arch = 'x64' | 'arm64';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const arm64Libraries = join(repository, '.cache/sysroot-arm64/lib');

/** Files with machine code of `arch` that are there. */
export function programsOf(arch: Arch): string[] {
  const files = {
    x64: ['/bin/bash', '/usr/bin/qemu-aarch64', '/usr/lib/x86_64-linux-musl/libc.so'],
    arm64: [join(arm64Libraries, 'aarch64-linux-gnu/libm.so.6'), join(arm64Libraries, 'ld-musl-aarch64.so.1')],
  }[arch];
  const addon = join(repository, `packages/kernels/prebuilds/linux-${arch}/@kinglet+kernels.node`);
  return [...files, addon].filter((file) => existsSync(file));
}

/** A compiler for both architectures, or undefined. */
export const clang: string | undefined = ['clang-19', 'clang'].find(
  (command) => spawnSync(command, ['--version']).status === 0,
);

/** Compiles loops that the compiler turns into vector code, once for each flag set; gives the object files. */
export function compileVectorCode(folder: string, arch: Arch): string[] {
  const source = join(folder, 'vectors.c');
  writeFileSync(source, loops);
  const target = arch === 'x64' ? 'x86_64-linux-gnu' : 'aarch64-linux-gnu';
  return flagSets[arch].map((flags, i) => {
    const object = join(folder, `${arch}-${i}.o`);
    const common = [`--target=${target}`, '-O3', '-ffast-math', '-ffreestanding', '-c', source, '-o', object];
    execFileSync(clang!, [...flags.split(' '), ...common]);
    return object;
  });
}

const flagSets: Readonly<Record<Arch, readonly string[]>> = {
  x64: ['-msse4.2', '-mavx2 -mfma -mf16c', '-march=sapphirerapids -mprefer-vector-width=512'],
  arm64: ['-march=armv8.2-a+dotprod+fp16', '-march=armv8.6-a+bf16+i8mm+fp16'],
};

// One function per lane type and operation: enough variety for several hundred different mnemonics.
const loops = `
#include <stddef.h>
#include <stdint.h>
#define BINARY(T, NAME, EXPRESSION) \\
  void NAME##_##T(T *restrict out, const T *restrict a, const T *restrict b, size_t n) { \\
    for (size_t i = 0; i < n; i++) { T x = a[i], y = b[i]; out[i] = (T)(EXPRESSION); } }
#define REDUCE(T, NAME, EXPRESSION) \\
  T NAME##_##T(const T *a, const T *b, size_t n) { \\
    T r = a[0]; for (size_t i = 0; i < n; i++) { T x = a[i], y = b[i]; r = (T)(EXPRESSION); } return r; }
#define CONVERT(FROM, TO) \\
  void convert_##FROM##_##TO(TO *restrict out, const FROM *restrict a, size_t n) { \\
    for (size_t i = 0; i < n; i++) out[i] = (TO)a[i]; }
#define ARITHMETIC(T) BINARY(T, add, x + y) BINARY(T, sub, x - y) BINARY(T, mul, x * y) \\
  BINARY(T, max, x > y ? x : y) BINARY(T, min, x < y ? x : y) BINARY(T, mac, x * y + x) \\
  BINARY(T, select, x == y ? y : 3) REDUCE(T, sum, r + x) REDUCE(T, dot, r + x * y) REDUCE(T, top, x > r ? x : r)
#define INTEGER(T) ARITHMETIC(T) BINARY(T, and, x & y) BINARY(T, or, x | y) BINARY(T, xor, x ^ y) \\
  BINARY(T, andnot, x & ~y) BINARY(T, shl, x << 3) BINARY(T, shr, x >> 3) BINARY(T, shift, x << (y & 7)) \\
  BINARY(T, average, (x + y + 1) >> 1) BINARY(T, count, __builtin_popcountll((uint64_t)x)) \\
  BINARY(T, rotate, (x << 5) | (x >> (sizeof(T) * 8 - 5))) BINARY(T, abs, x > y ? x - y : y - x)
#define FLOATING(T) ARITHMETIC(T) BINARY(T, div, x / y) BINARY(T, neg, -x) BINARY(T, mask, x < y ? x * 2 : y)
INTEGER(int8_t) INTEGER(uint8_t) INTEGER(int16_t) INTEGER(uint16_t) INTEGER(int32_t) INTEGER(uint32_t)
INTEGER(int64_t) INTEGER(uint64_t) FLOATING(float) FLOATING(double)
CONVERT(int8_t, float) CONVERT(uint8_t, int32_t) CONVERT(int16_t, double) CONVERT(int32_t, float) CONVERT(float, int32_t)
CONVERT(float, double) CONVERT(double, float) CONVERT(int64_t, double) CONVERT(double, int64_t) CONVERT(int32_t, int8_t)
CONVERT(uint64_t, float) CONVERT(float, uint8_t) CONVERT(int64_t, int16_t) CONVERT(float, uint64_t)
void widen(int32_t *restrict out, const int8_t *a, const int8_t *b, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] += a[i] * b[i]; }
int32_t dot8(const int8_t *a, const uint8_t *b, size_t n) {
  int32_t r = 0; for (size_t i = 0; i < n; i++) r += a[i] * b[i]; return r; }
void gather(float *restrict out, const float *a, const int32_t *index, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = a[index[i]]; }
void interleave(float *restrict out, const float *a, size_t n) {
  for (size_t i = 0; i < n; i++) { out[3 * i] = a[2 * i]; out[3 * i + 1] = a[2 * i + 1]; out[3 * i + 2] = 1; } }
void reverse(uint16_t *restrict out, const uint16_t *a, size_t n) {
  for (size_t i = 0; i < n; i++) out[i] = a[n - 1 - i]; }
void root(float *a, double *b, size_t n) {
  for (size_t i = 0; i < n; i++) { a[i] = __builtin_sqrtf(a[i]); b[i] = __builtin_floor(b[i]); } }
`;
