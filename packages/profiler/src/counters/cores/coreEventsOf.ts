// The table of events of a core.
import type { SystemFiles } from '@kinglet/host';
import { devicesPath } from '../eventDevice.ts';
import { amdEvents } from './amdEvents.ts';
import { armEvents } from './armEvents.ts';
import type { CoreEvents } from './coreEvents.ts';
import { genericEvents } from './genericEvents.ts';
import { intelEvents } from './intelEvents.ts';

/** What some are sold as. */
const products: Readonly<Record<string, string>> = {
  Graviton2: 'Neoverse N1',
  Graviton3: 'Neoverse V1',
  Graviton4: 'Neoverse V2',
  Graviton5: 'Neoverse V3',
  'Azure Cobalt 100': 'Neoverse N2',
};

/** Apple's cores number their events in their own way. */
const hasOwnPmu = /^M\d/;

/**
 * @param name as `@kinglet/host` calls the core ('Neoverse V1', 'Zen 4'), or the product ('Graviton3')
 * @param arch Node's name: other cores of arm64 count the events that the architecture has
 */
export function coreEventsOf(name: string, arch: string, files: SystemFiles): CoreEvents {
  const core = products[name.replace(/^AWS /, '')] ?? name;
  const table = amdEvents(core) ?? intelEvents(core);
  if (table) return table;
  const isArm = core.startsWith('Neoverse ') || (arch === 'arm64' && core !== 'unknown' && !hasOwnPmu.test(core));
  return isArm
    ? armEvents(core, slotsOf(files))
    : genericEvents(core === 'unknown' ? 'a core that is not known' : core);
}

/** PMMIR_EL1.SLOTS; 0 where the core does not say. */
function slotsOf(files: SystemFiles): number | undefined {
  const device = files.list(devicesPath).find((name) => name.startsWith('armv8_') || name.startsWith('armv9_'));
  const text = device && files.read(`${devicesPath}/${device}/caps/slots`)?.trim();
  // Eight bits of the register.
  return text && /^0x0*[\da-f]{1,2}$/i.test(text) ? Number(text) : undefined;
}
