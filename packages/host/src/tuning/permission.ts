// Whether this machine may be changed at all.
import { HostError } from '../errors.ts';
import { hasOption, type Mount, mountsOf } from '../mounts.ts';
import type { Sources, SystemFiles } from '../sources.ts';

/** Who asks, and where. */
export interface Permission {
  readonly env: Sources['env'];
  readonly platform: string;
  readonly uid: number | undefined;
}

export function ownPermission(): Permission {
  return { env: process.env, platform: process.platform, uid: process.getuid?.() };
}

/** @throws {HostError} KINGLET_HOST_REFUSED, saying why: not Linux, Lambda, not root, or a read-only mount below one of the paths */
export function checkPermission(
  { env, platform, uid }: Permission,
  files: SystemFiles,
  paths: readonly string[],
): void {
  if (platform !== 'linux') throw refused(`Expected Linux, found ${platform}`);
  if (env.AWS_LAMBDA_RUNTIME_API)
    throw refused(
      'Expected a machine of your own, found Lambda: its settings are AWS’s, and /proc/sys and /sys are not writable there; choose memory and architecture instead',
    );
  if (uid !== 0) throw refused(`Expected root, found user ${uid ?? 'unknown'}: run it with sudo`);
  const mounts = mountsOf(files);
  for (const path of paths) {
    const mount = mountOf(mounts, path);
    if (!mount || !hasOption(mount, 'ro')) continue;
    throw refused(
      `Expected ${path} to be writable, found ${mount.path} mounted read-only, as in a container: tune the machine below it instead`,
    );
  }
}

/** The innermost; of several at the same place the last hides the others. */
function mountOf(mounts: readonly Mount[], path: string): Mount | undefined {
  const around = mounts.filter((mount) => mount.path === '/' || `${path}/`.startsWith(`${mount.path}/`));
  return around.reduce<Mount | undefined>(
    (inner, each) => (inner === undefined || each.path.length >= inner.path.length ? each : inner),
    undefined,
  );
}

function refused(message: string): HostError {
  return new HostError('KINGLET_HOST_REFUSED', message);
}
