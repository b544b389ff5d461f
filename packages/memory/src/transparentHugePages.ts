// Asks the system for huge pages, and knows when that is in vain.
import { systemFiles } from '@kinglet/host/cgroups';
import { areHugePagesDisabled, type Mapping, madvise, SyscallError } from '@kinglet/syscalls';
import { applied, type Effect, without } from './effect.ts';

/** Such as `always [madvise] never`. */
const settingFile = '/sys/kernel/mm/transparent_hugepage/enabled';
/** The smallest huge page that arm64 and x64 have with ordinary pages of 4 KiB. */
const hugePageBytes = 2 ** 21;

/** `readSetting`: the system's setting; tests give others. `statistics().hugePageBytes` says how many there really are. */
export function adviseHugePages(mapping: Mapping, readSetting: () => string = ownSetting): Effect {
  const wish = "hugePages: 'transparent'";
  if (mapping.bytes < hugePageBytes) return without(wish, `${mapping.bytes} bytes are less than one of them`);
  if (readSetting().includes('[never]')) return without(wish, `${settingFile} says never`);
  try {
    if (areHugePagesDisabled()) return without(wish, 'this process has them disabled (prctl PR_SET_THP_DISABLE)');
    return applied(wish, `madvise 'hugepage' of ${madvise(mapping, 'hugepage')} bytes`);
  } catch (error) {
    if (error instanceof SyscallError) return without(wish, error.message);
    throw error;
  }
}

/** Where sysfs is hidden, as on Lambda, nothing: madvise is asked. */
function ownSetting(): string {
  return systemFiles().read(settingFile) ?? '';
}
