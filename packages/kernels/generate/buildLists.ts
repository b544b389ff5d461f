// What builds read: binding.gyp for the addon, sources.json for every other program that links the kernels.
import type { Operation } from '../ops.ts';
import { type Arch, commonFlags, type Target, type Tier } from '../tiers.ts';
import { kernelsOf, marker, tierSources, wideSources } from './kernelNames.ts';

const arches: readonly Arch[] = ['x64', 'arm64'];
/** What every program with kernels needs beside the tiers; relative to src/c. */
const shared = [
  'cache.c',
  'call.c',
  'check.c',
  'cpu.c',
  'dispatch.c',
  'exec.c',
  'generated/calls.c',
  'generated/tables.c',
  'model.c',
  'plan_fault.c',
  'shape.c',
];

/** What the addon has beside them. */
const addon = [
  'addon.c',
  'addon_arena.c',
  'addon_configure.c',
  'addon_hash.c',
  'addon_model.c',
  'addon_text.c',
  'aes.c',
  'configure.c',
  'crc32c.c',
  'generated/parallel.c',
  'parallel.c',
  'pool.c',
  'sha256.c',
  'addon_file.c',
];
/** It has wide operations, and its calls are shared by threads, as are the instructions of plans. */
const addonDefines = ['KGL_CONFIGURABLE', 'KGL_WIDE', 'KGL_WITH_THREADS'];
/** Text, which is no operation: what its tiers share, and what each has of its own. */
const text = {
  shared: [
    'generated/powers_of_ten.c',
    'text/exact_number.c',
    'text/format_floats.c',
    'text/json.c',
    'text/read_number.c',
    'text/tables.c',
  ],
  ofTier: ['text/base64.c', 'text/is_utf8.c', 'text/parse_floats.c', 'text/scan_json_string.c'],
  tiers: ['scalar', 'avx2', 'neon'],
};

export function sourceList(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const namesFor = (targets: readonly Target[], choose: (tier: Tier) => readonly Target[]): Record<string, string[]> =>
    Object.fromEntries(targets.map((target) => [target, tiersFor(target, tiers, choose).map(({ name }) => name)]));
  const list = {
    '//': marker,
    commonFlags,
    shared,
    text,
    addon: { sources: addon, defines: addonDefines },
    arches: namesFor([...arches, 'wasm32'], (tier) => tier.arches),
    kernels: kernelsOf(operations).map(({ field }) => field),
    bootstrap: namesFor(arches, (tier) => tier.bootstrap),
    tiers: Object.fromEntries(
      tiers.map((tier) => [
        tier.name,
        {
          ...{ name: tier.name, section: tier.section, flags: tier.flags },
          ...{ sources: tierSources(operations, tier), wideSources: wideSources(operations, tier) },
        },
      ]),
    ),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/**
 * One static library per tier, each with its own flags.
 * Whole targets are inside target_arch conditions, because gyp builds every target. It lies in src/c, since npm and pnpm
 * run node-gyp on every machine that installs a package with a binding.gyp at its top.
 */
export function bindingGyp(operations: readonly Operation[], tiers: readonly Tier[]): string {
  const file = {
    // Node's own settings would put -O3 after ours: the addon and the bootstraps hold the same code.
    target_defaults: {
      cflags: [...commonFlags, '-fPIC'],
      'cflags!': ['-O3', '-fno-omit-frame-pointer'],
      include_dirs: ['.'],
    },
    targets: [addonTarget(tiers)],
    conditions: arches.map((arch) => [
      `target_arch=='${arch}'`,
      { targets: tiersFor(arch, tiers, (tier) => tier.arches).map((tier) => tierTarget(operations, tier)) },
    ]),
  };
  return `# ${marker}\n${JSON.stringify(file, null, 2)}\n`;
}

function addonTarget(tiers: readonly Tier[]): object {
  return {
    target_name: 'kernels',
    sources: [...addon, ...shared, ...text.shared],
    defines: ['NAPI_VERSION=8', ...addonDefines],
    // The addon's size is part of a deployed zip; nothing is looked up in it by name but its registration.
    ldflags: ['-Wl,--gc-sections', '-Wl,-z,max-page-size=4096', '-Wl,--build-id=none'],
    'ldflags!': ['-rdynamic'],
    conditions: arches.map((arch) => {
      const names = tiersFor(arch, tiers, (tier) => tier.arches).map(({ name }) => name);
      return [
        `target_arch=='${arch}'`,
        {
          dependencies: names.map((name) => `kernels_${name}`),
          defines: names.map((name) => `KGL_WITH_${name.toUpperCase()}`),
        },
      ];
    }),
  };
}

function tierTarget(operations: readonly Operation[], tier: Tier): object {
  return {
    target_name: `kernels_${tier.name}`,
    type: 'static_library',
    sources: [
      ...tierSources(operations, tier),
      ...wideSources(operations, tier),
      ...(text.tiers.includes(tier.name) ? text.ofTier : []),
    ],
    cflags: tier.flags,
    defines: ['KGL_WIDE', `KGL_ISA=${tier.name}`],
  };
}

function tiersFor(target: Target, tiers: readonly Tier[], choose: (tier: Tier) => readonly Target[]): Tier[] {
  return tiers.filter((tier) => choose(tier).includes(target));
}
