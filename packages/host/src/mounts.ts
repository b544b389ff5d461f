// What is mounted where: proc_pid_mountinfo(5).
import type { SystemFiles } from './sources.ts';

export interface Mount {
  /** The part of the file system that is seen. */
  readonly root: string;
  /** Where. */
  readonly path: string;
  readonly type: string;
  /** Of the file system: of version 1 of cgroups the controllers, among others. */
  readonly options: readonly string[];
  /** Here or altogether. */
  readonly isReadOnly: boolean;
}

/** In the order in which they were mounted; none where nothing says. */
export function mountsOf(files: SystemFiles): readonly Mount[] {
  return (files.read('/proc/self/mountinfo') ?? '').split('\n').flatMap((row): Mount[] => {
    const [, root, path, own, type, whole] = /^\d+ \d+ \S+ (\S+) (\S+) (\S+) .*?- (\S+) \S+ (\S+)$/.exec(row) ?? [];
    if (!root || !path || !own || !type || !whole) return [];
    const options = whole.split(',');
    return [{ root, path, type, options, isReadOnly: [...own.split(','), ...options].includes('ro') }];
  });
}
