// Which C files, with which flags, link the kernels into another program: read by the bootstrap build and by the tests.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const packageDir = dirname(fileURLToPath(import.meta.url));
const list = JSON.parse(readFileSync(join(packageDir, 'generated/sources.json'), 'utf8'));

/** For `#include "kernels.h"` and `#include "quickjs_module.h"`. */
export const includeDir = join(packageDir, 'src/c');

/**
 * The C files of the QuickJS module and of the tiers that a bootstrap for `arch` carries; one object per entry. What is not
 * a tier's is small before it is fast: most of its time is the engine's.
 */
export function kernelSources(arch) {
  const glue = ['quickjs.c', 'quickjs_model.c', 'quickjs_plan.c'];
  // The module has no call that sets a hint.
  return entries(arch, list.bootstrap[arch], glue, ['-Oz', '-flto']).map(({ file, flags }) => ({
    file,
    flags: [...flags, '-DKGL_NO_HINTS', ...levelOf(basename(file))],
  }));
}

function levelOf(file) {
  if (smallest.includes(file)) return ['-Oz'];
  return small.includes(file) ? ['-Os'] : [];
}

/**
 * Smaller than `small`: what few models have, what calls another function for each element, and what has its long loops elsewhere: smaller by a tenth and
 * more, for loops that are entered by a jump.
 */
const smallest = [
  'any_elementwise.c',
  'any_reduce.c',
  'convolution.c',
  'indices.c',
  'pack_bytes.c',
  'pooling.c',
  'rare.c',
  'sample.c',
  'strided.c',
  'structure.c',
  'suppression.c',
  'topk.c',
  'topk_any.c',
];

/**
 * Kernels that a bootstrap has small rather than fast: weights are packed once, most of them before they are shipped;
 * operations on elements of any type find out the type of each; others leave their long loops to tiles (tile.c,
 * matmul_bytes.c) or go over their elements once. The size of its zip allows no more.
 */
const small = [
  'any.c',
  'attention.c',
  'convolution_bytes.c',
  'depthwise.c',
  'depthwise_bytes.c',
  'matmul_i16.c',
  'matmul_nibbles_bytes.c',
  'matmul_words.c',
  'normalization.c',
  'pack.c',
  'pack_words.c',
  'packed.c',
  'pooling_bytes.c',
  'quantize.c',
  'recurrent.c',
  'reduce16.c',
  'trees.c',
];

/** Of both, what WebAssembly has small too: what is done once, is long enough for the addon, or is small in half the bytes. */
const smallInWasm = [
  'any_reduce.c',
  'convolution_bytes.c',
  'depthwise_bytes.c',
  'matmul_i16.c',
  'pack.c',
  'pack_bytes.c',
  'pack_words.c',
  'pooling.c',
  'pooling_bytes.c',
  'recurrent.c',
  'sample.c',
  'strided.c',
  'structure.c',
  'suppression.c',
  'topk_any.c',
];

/**
 * The C files of engine `native`: a section for each kernel, so that a linker leaves out those that a program does not call.
 * `sections` are then to be renamed to the tier's, where `verify` of @kinglet/bundler looks for kernels.
 */
export function nativeSources(arch) {
  const calls = entry('generated/native.c', list.commonFlags);
  const cold = ['cache.c', 'check.c', 'cpu.c', 'dispatch.c', 'native.c', 'shape.c'].map((name) =>
    entry(name, [...list.commonFlags, '-Oz']),
  );
  const carried = list.bootstrap[arch].map((name) => `-DKGL_WITH_${name.toUpperCase()}`);
  const models = ['exec.c', 'model.c', 'native_model.c', 'native_tables.c', 'plan_fault.c'].map((name) =>
    entry(name, [...list.commonFlags, ...carried]),
  );
  const text = [entry('native_text.c', list.commonFlags), ...textSources(arch, list.bootstrap[arch])].filter(
    ({ file }) => basename(file) !== 'tables.c',
  );
  const kernels = list.bootstrap[arch].flatMap((name) => {
    const tier = list.tiers[name];
    const sections = list.kernels.map((kernel) => ({ each: `${tier.section}.${kernel}`, together: tier.section }));
    return tierEntries(withWide(tier)).map((source) => ({ ...source, sections }));
  });
  return [calls, ...cold, ...models, ...text, ...kernels].map(({ file, flags, sections = [] }) => ({
    file,
    flags: [...flags, '-DKGL_NO_HINTS', '-DKGL_SECTION_EACH'],
    sections,
  }));
}

/** The C file of SHA-256, and what it asks of the processor, which programs with kernels have. */
export const sha256Source = join(includeDir, 'sha256.c');
export const cpuSource = join(includeDir, 'cpu.c');

/** The C files of every tier of `arch`, or of some of them, without glue; with wide operations, where there are any. */
export function everyTierSources(arch, tiers = list.arches[arch]) {
  return arch === 'wasm32' ? entries(arch, tiers, []) : wideEntries(arch, tiers, []);
}

/** The C files of text, in every tier of `names` that has its own; of `arch`, if none are named. */
export function textSources(arch, names = list.arches[arch]) {
  const carried = list.text.tiers.filter((name) => names.includes(name));
  const shared = list.text.shared.map((name) =>
    entry(name, [...list.commonFlags, ...carried.map((tier) => `-DKGL_WITH_${tier.toUpperCase()}`)]),
  );
  return [...shared, ...carried.flatMap((name) => tierEntries({ ...list.tiers[name], sources: list.text.ofTier }))];
}

/** The C files of text as every QuickJS bootstrap has it, for numbers alone: 8 KB of it. */
export function smallTextSources() {
  const names = [...list.text.shared.filter((name) => name !== 'text/tables.c'), 'text/parse_floats.c'];
  const flags = [...list.commonFlags, '-DKGL_ISA=scalar', '-DKGL_SMALL_TEXT', '-Oz', '-flto'];
  return ['quickjs_text.c', ...names].map((name) => entry(name, flags));
}

/** The C files of an addon that has the scalar tier alone. */
export function scalarAddonSources(arch) {
  const { sources, defines } = list.addon;
  const flags = defines.map((name) => `-D${name}`);
  return [...wideEntries(arch, ['scalar'], sources, flags), ...textSources(arch, ['scalar'])];
}

/** The C files of one WebAssembly module: those of `tier`, the interpreter, and what it exports. */
export function wasmSources(tier) {
  const shared = ['wasm.c', 'cache.c', 'exec.c', 'shape.c', 'generated/calls.c'].map((name) =>
    entry(name, [...list.commonFlags, `-DKGL_ISA=${tier}`]),
  );
  return [...shared, ...tierEntries(list.tiers[tier])].map(({ file, flags }) => ({
    file,
    flags: [...flags, '-DKGL_EXPORTED', ...(smallInWasm.includes(basename(file)) ? ['-Os'] : [])],
  }));
}

function wideEntries(arch, names, glue, flags = ['-DKGL_WIDE']) {
  return entries(arch, names, glue, flags, withWide);
}

function withWide(tier) {
  return { ...tier, sources: [...tier.sources, ...tier.wideSources] };
}

function entries(arch, names, glue, sharedFlags = [], choose = (tier) => tier) {
  if (!names) throw new Error(`expected arch to be one of ${Object.keys(list.arches).join(', ')}, got ${arch}`);
  const carried = names.map((name) => `-DKGL_WITH_${name.toUpperCase()}`);
  const shared = [...list.shared, ...glue].map((name) =>
    entry(name, [...list.commonFlags, ...carried, ...sharedFlags]),
  );
  return [
    ...shared,
    ...names.flatMap((name) => tierEntries(choose({ ...list.tiers[name], sources: sharedLast(name, names) }))),
  ];
}

/** What other tiers have too lies near theirs, which is much the same: a zip looks back 32 KB. */
function sharedLast(name, names) {
  const others = new Set(names.filter((other) => other !== name).flatMap((other) => list.tiers[other].sources));
  const { sources } = list.tiers[name];
  return [...sources.filter((file) => !others.has(file)), ...sources.filter((file) => others.has(file))];
}

function tierEntries(tier) {
  return tier.sources.map((name) => entry(name, [...list.commonFlags, ...tier.flags, `-DKGL_ISA=${tier.name}`]));
}

function entry(name, flags) {
  return { file: join(includeDir, name), flags };
}
