// What clang makes of the header for wasm2c's SIMD: the obvious instruction wherever the processor has one.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { targetOf } from '../../../scripts/toolchain.mjs';

const include = join(import.meta.dirname, '../src/c/native/include');
const work = mkdtempSync(join(tmpdir(), 'kinglet-simd-code-'));
const flags = { x64: ['-msse4.2'], arm64: ['-mcpu=neoverse-n1'] };

const unary = (name: string) => `simde_v128_t ${name}(simde_v128_t a) { return simde_wasm_${name}(a); }`;
const binary = (name: string) =>
  `simde_v128_t ${name}(simde_v128_t a, simde_v128_t b) { return simde_wasm_${name}(a, b); }`;
const load = (name: string) => `simde_v128_t ${name}(const void *p) { return simde_wasm_${name}(p); }`;
const store = (name: string) => `void ${name}(void *p, simde_v128_t a) { simde_wasm_${name}(p, a); }`;

/** A function's instructions without copies between registers, on x64 with SSE4.2 and on arm64. */
const code: readonly (readonly [source: string, x64: RegExp, arm64: RegExp])[] = [
  [load('v128_load'), /^mov(up|dqu).* \(%rdi\), %xmm0$/, /^ldr q0, \[x0\]$/],
  [store('v128_store'), /^mov(up|dqu).* %xmm0, \(%rdi\)$/, /^str q0, \[x0\]$/],
  [load('v128_load32_splat'), /^mov[sd].*; (pshufd|shufps) .*$/, /^ld1r {\s?v0.4s\s?}, \[x0\]$/],
  [load('i16x8_load8x8'), /^pmovsxbw \(%rdi\), .*$/, /^ldr d0, .*; sshll v0.8h, .*$/],
  [binary('f32x4_add'), /^addps .*$/, /^fadd v0.4s, .*$/],
  [binary('f64x2_mul'), /^mulpd .*$/, /^fmul v0.2d, .*$/],
  [binary('f32x4_min'), /^minps .*; minps .*; orps .*; cmpunordps .*; blendvps .*$/, /^fmin v0.4s, .*$/],
  [binary('f32x4_pmin'), /^minps .*$/, /^fcmgt .*; (bit|bif|bsl) .*$/],
  [unary('f32x4_nearest'), /^roundps \$0x8, .*$/, /^frintn v0.4s, .*$/],
  [unary('f64x2_sqrt'), /^sqrtpd .*$/, /^fsqrt v0.2d, .*$/],
  [unary('u32x4_trunc_sat_f32x4'), /^.*cvttps2dq.*cvttps2dq.*$/, /^fcvtzu v0.4s, .*$/],
  [binary('i8x16_add_sat'), /^paddsb .*$/, /^sqadd v0.16b, .*$/],
  [binary('u16x8_max'), /^pmaxuw .*$/, /^umax v0.8h, .*$/],
  [binary('i64x2_gt'), /^pcmpgtq .*$/, /^cmgt v0.2d, .*$/],
  [binary('i32x4_dot_i16x8'), /^pmaddwd .*$/, /^smull v.*; smull2 v.*; addp v0.4s, .*$/],
  [binary('i16x8_q15mulr_sat'), /^pmulhrsw .*; pcmpeqw .*; pxor .*$/, /^sqrdmulh v0.8h, .*$/],
  [binary('u32x4_extmul_high_u16x8'), /^.*(pmulld|pmulhuw).*$/, /^umull2 v0.4s, .*$/],
  [binary('u16x8_narrow_i32x4'), /^packusdw .*$/, /^sqxtun v0.4h, .*; sqxtun2 v0.8h, .*$/],
  [unary('i8x16_popcnt'), /^.*pshufb.*pshufb.*paddb .*$/, /^cnt v0.16b, .*$/],
  [binary('i8x16_swizzle'), /^paddusb .*; pshufb .*$/, /^tbl v0.16b, .*$/],
  [
    'int i8x16_bitmask(simde_v128_t a) { return simde_wasm_i8x16_bitmask(a); }',
    /^pmovmskb .*$/,
    /^.*addp.*umov w0, .*$/,
  ],
];

function disassemble(arch: 'x64' | 'arm64'): Map<string, string> {
  const target = targetOf(arch);
  if (target.missing !== undefined) throw new Error(target.missing);
  const [source, object] = [join(work, `${arch}.c`), join(work, `${arch}.o`)];
  writeFileSync(source, ['#include <simde/wasm/simd128.h>', ...code.map(([line]) => line)].join('\n'));
  execFileSync(target.cc, [
    ...[...target.musl.cflags, '-std=gnu11', '-O2', '-Wall', '-Wextra', '-Werror', `-I${include}`],
    ...[...flags[arch], '-c', source, '-o', object],
  ]);
  const text = execFileSync(target.objdump, ['-d', '--no-show-raw-insn', '--no-leading-addr', object], {
    encoding: 'utf8',
  });
  const functions = text.split(/^<(?=\w+>:$)/m).slice(1);
  return new Map(functions.map((body) => [body.slice(0, body.indexOf('>')), instructionsOf(body)]));
}

function instructionsOf(body: string): string {
  const copy = /^(ret|nop|mov(dqa|aps|apd) %xmm\d+, %xmm\d+$)/;
  const lines = body
    .split('\n')
    .slice(1)
    .map((line) =>
      line
        .replace(/[#<].*| {2}\/\/.*/, '')
        .trim()
        .replace(/\s+/g, ' '),
    );
  return lines.filter((line) => line && !copy.test(line)).join('; ');
}

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe.for(['x64', 'arm64'] as const)('SIMD compiled for %s', (arch) => {
  it.skipIf(targetOf(arch).missing)('is the instructions that it should be', () => {
    const found = disassemble(arch);

    for (const [source, x64, arm64] of code) {
      const name = /(\w+)\(/.exec(source)![1]!;
      expect(found.get(name), name).toMatch(arch === 'x64' ? x64 : arm64);
    }
  });
});
