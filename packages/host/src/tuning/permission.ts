// Whether this machine may be changed at all.
import { HostError } from '../errors.ts';
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
    if (!mount?.isReadOnly) continue;
    throw refused(
      `Expected ${path} to be writable, found ${mount.path} mounted read-only, as in a container: tune the machine below it instead`,
    );
  }
}

interface MountPoint {
  readonly path: string;
  readonly isReadOnly: boolean;
}

/** proc_pid_mountinfo(5): field 5 is where, 6 its options, the last those of the file system. */
function mountsOf(files: SystemFiles): readonly MountPoint[] {
  return (files.read('/proc/self/mountinfo') ?? '').split('\n').flatMap((row): MountPoint[] => {
    const [, path, own, whole] = /^\d+ \d+ \S+ \S+ (\S+) (\S+) .*?- \S+ \S+ (\S+)$/.exec(row) ?? [];
    if (!path || !own || !whole) return [];
    return [{ path, isReadOnly: [own, whole].some((options) => options.split(',').includes('ro')) }];
  });
}

/** The innermost; of several at the same place the last hides the others. */
function mountOf(mounts: readonly MountPoint[], path: string): MountPoint | undefined {
  const around = mounts.filter((mount) => mount.path === '/' || `${path}/`.startsWith(`${mount.path}/`));
  return around.reduce<MountPoint | undefined>(
    (inner, each) => (inner === undefined || each.path.length >= inner.path.length ? each : inner),
    undefined,
  );
}

function refused(message: string): HostError {
  return new HostError('KINGLET_HOST_REFUSED', message);
}
