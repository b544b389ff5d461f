// Arm's processors by MIDR_EL1: implementer and part, as their Technical Reference Manuals and the kernel's cputype.h have them.

export interface ArmCore {
  /** Who made the processor's design. */
  readonly vendor: string;
  readonly core: string;
}

interface Implementer {
  readonly vendor: string;
  readonly parts: ReadonlyMap<number, string>;
}

export const implementers: ReadonlyMap<number, Implementer> = new Map([
  implementer(0x41, 'Arm', [
    [0xd03, 'Cortex-A53'],
    [0xd05, 'Cortex-A55'],
    [0xd07, 'Cortex-A57'],
    [0xd08, 'Cortex-A72'],
    [0xd09, 'Cortex-A73'],
    [0xd0a, 'Cortex-A75'],
    [0xd0b, 'Cortex-A76'],
    [0xd0c, 'Neoverse N1'],
    [0xd0d, 'Cortex-A77'],
    [0xd40, 'Neoverse V1'],
    [0xd41, 'Cortex-A78'],
    [0xd44, 'Cortex-X1'],
    [0xd46, 'Cortex-A510'],
    [0xd47, 'Cortex-A710'],
    [0xd48, 'Cortex-X2'],
    [0xd49, 'Neoverse N2'],
    [0xd4a, 'Neoverse E1'],
    [0xd4d, 'Cortex-A715'],
    [0xd4e, 'Cortex-X3'],
    [0xd4f, 'Neoverse V2'],
    [0xd80, 'Cortex-A520'],
    [0xd81, 'Cortex-A720'],
    [0xd82, 'Cortex-X4'],
    [0xd83, 'Neoverse V3AE'],
    [0xd84, 'Neoverse V3'],
    [0xd85, 'Cortex-X925'],
    [0xd87, 'Cortex-A725'],
    [0xd8e, 'Neoverse N3'],
  ]),
  implementer(0x46, 'Fujitsu', [[0x001, 'A64FX']]),
  implementer(0x48, 'HiSilicon', [
    [0xd01, 'TaiShan v110'],
    [0xd02, 'TaiShan v120'],
  ]),
  implementer(0x4e, 'NVIDIA', [
    [0x003, 'Denver 2'],
    [0x004, 'Carmel'],
  ]),
  implementer(0x51, 'Qualcomm', [
    [0x001, 'Oryon'],
    [0xc00, 'Falkor'],
    [0xc01, 'Saphira'],
  ]),
  implementer(0x61, 'Apple', [
    [0x022, 'M1 Icestorm'],
    [0x023, 'M1 Firestorm'],
    [0x024, 'M1 Pro Icestorm'],
    [0x025, 'M1 Pro Firestorm'],
    [0x028, 'M1 Max Icestorm'],
    [0x029, 'M1 Max Firestorm'],
    [0x032, 'M2 Blizzard'],
    [0x033, 'M2 Avalanche'],
    [0x034, 'M2 Pro Blizzard'],
    [0x035, 'M2 Pro Avalanche'],
    [0x038, 'M2 Max Blizzard'],
    [0x039, 'M2 Max Avalanche'],
  ]),
  implementer(0x6d, 'Microsoft', [[0xd49, 'Azure Cobalt 100']]),
  implementer(0xc0, 'Ampere', [
    [0xac3, 'Ampere-1'],
    [0xac4, 'Ampere-1a'],
    [0xac5, 'Ampere-1b'],
  ]),
]);

/** Undefined for an implementer that is not known; a core that is not is named by its part's number. */
export function armCore(implementer: number, part: number): ArmCore | undefined {
  const known = implementers.get(implementer);
  if (!known) return undefined;
  return { vendor: known.vendor, core: known.parts.get(part) ?? `part 0x${part.toString(16)}` };
}

function implementer(
  code: number,
  vendor: string,
  parts: readonly (readonly [part: number, core: string])[],
): [number, Implementer] {
  return [code, { vendor, parts: new Map(parts) }];
}
