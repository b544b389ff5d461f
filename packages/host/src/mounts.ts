// What is mounted where: proc_pid_mountinfo(5).
import type { SystemFiles } from './sources.ts';

export interface Mount {
  /** The part of the file system that is seen. */
  readonly root: string;
  /** Where. */
  readonly path: string;
  readonly type: string;
  /** Of this mount, and of the file system: of version 1 of cgroups the controllers, among others. */
  readonly options: readonly [own: string, whole: string];
}

/** In the order in which they were mounted, of types that begin so; none where nothing says. */
export function mountsOf(files: SystemFiles, type = ''): readonly Mount[] {
  const rows = (files.read('/proc/self/mountinfo') ?? '').split('\n');
  return rows.filter((row) => row.includes(` - ${type}`)).flatMap(mountIn);
}

/** Whether the mount, or the file system altogether, has an option. */
export function hasOption({ options }: Mount, name: string): boolean {
  return options.some((each) => each.split(',').includes(name));
}

function mountIn(row: string): readonly Mount[] {
  const fields = row.split(' ');
  // Behind six fields and any number of optional ones.
  const dash = fields.indexOf('-', 6);
  const [root, path, own, type, whole] = [fields[3], fields[4], fields[5], fields[dash + 1], fields[dash + 3]];
  return dash < 0 || !root || !path || !own || !type || !whole ? [] : [{ root, path, type, options: [own, whole] }];
}
