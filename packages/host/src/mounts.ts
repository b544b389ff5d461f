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

/** In the order in which they were mounted, of types that begin so; none where nothing says. */
export function mountsOf(files: SystemFiles, type = ''): readonly Mount[] {
  const rows = (files.read('/proc/self/mountinfo') ?? '').split('\n');
  return rows
    .filter((row) => row.includes(` - ${type}`))
    .flatMap((row): Mount[] => {
      const fields = row.split(' ');
      const [, , , root, path, own] = fields;
      // Behind six fields and any number of optional ones.
      const dash = fields.indexOf('-', 6);
      const [type, , whole] = fields.slice(dash + 1);
      if (dash < 0 || !root || !path || !own || !type || !whole) return [];
      const options = whole.split(',');
      return [{ root, path, type, options, isReadOnly: [...own.split(','), ...options].includes('ro') }];
    });
}
