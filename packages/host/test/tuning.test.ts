// Settings that are applied, and put back, in folders that stand for machines.
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import {
  advise,
  applyTuning,
  fileJournal,
  type HostErrorCode,
  type JournalStore,
  planTuning,
  type TuningFiles,
  type TuningPlan,
  tuningFiles,
  undoTuning,
} from '../src/index.ts';
import { type FakeKernel, fakeKernel, root, untuned } from './fakeKernel.ts';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

const inFile = (one: Case): Case => ({ ...one, journal: fileJournal(join(one.folder, 'var/tuning.json')) });

/** Without waiting for a disk. */
function memoryJournal(): JournalStore {
  let text: string | undefined;
  const save = (given: string): void => {
    text = given;
  };
  return { name: 'memory', load: () => text, save };
}

interface Case extends FakeKernel {
  readonly plan: TuningPlan;
  readonly journal: JournalStore;
}

function newCase(tree = untuned): Case {
  const kernel = fakeKernel(tree);
  made.push(kernel.folder);
  const plan = planTuning(advise(undefined, kernel.sources, { hugePageBytes: 2 ** 24, placement: 'bound' }));
  return { ...kernel, plan, journal: memoryJournal() };
}

const apply = ({ plan, journal, files }: Case, more: object = {}) =>
  applyTuning(plan, { consent: true, journal, files, permission: root, ...more });
const undo = ({ journal, files }: Case, more: object = {}) => undoTuning(journal, { files, permission: root, ...more });

function fails(code: HostErrorCode, text: string): object {
  return expect.objectContaining({ name: 'HostError', code, message: expect.stringContaining(text) });
}

describe('applied', () => {
  test('every value is what was planned, and undone every byte is what it was', () => {
    const one = newCase();

    const applied = apply(one);

    expect(applied).toEqual(one.plan.writes.map((write) => ({ ...write, now: write.to })));
    expect(one.contents()).toMatchObject({
      '/sys/kernel/mm/transparent_hugepage/enabled': 'always [madvise] never\n',
      '/proc/sys/vm/swappiness': '10\n',
    });
    expect(undo(one).map(({ path }) => path)).toEqual(one.plan.writes.map(({ path }) => path).toReversed());
    expect(one.contents()).toEqual(untuned);
    expect(undo(one)).toEqual([]);
  });

  test('a plan without writes leaves a journal that has nothing to undo', () => {
    const one = { ...newCase(), plan: { writes: [] } };

    expect([apply(one), undo(one), one.contents()]).toEqual([[], [], untuned]);
  });

  test('the journal is for its owner alone, and may be used again once it is undone', () => {
    const one = inFile(newCase());
    apply(one);

    expect(statSync(one.journal.name).mode & 0o777).toBe(0o600);
    expect(() => apply({ ...one, plan: { writes: [] } })).toThrow(fails('KINGLET_HOST_JOURNAL', 'undo it first'));
    undo(one);
    apply(one);
    undo(one);
    expect(one.contents()).toEqual(untuned);
  });

  test('in files that show what was written, as no kernel does, every byte is restored too', () => {
    const one = newCase();
    const plain = { ...one, files: tuningFiles(one.folder) };

    expect(apply(plain)).toHaveLength(one.plan.writes.length);
    expect(one.contents()['/sys/kernel/mm/transparent_hugepage/enabled']).toBe('madvise\n');
    undo(plain);
    expect(one.contents()).toEqual(untuned);
  });

  test('fewer huge pages than were asked for are said, and put back', () => {
    const one = newCase();
    const path = '/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages';
    const write = (to: string, text: string) => one.files.write(to, to === path && text === '8\n' ? '6\n' : text);
    const short = { ...one, files: { ...one.files, write } };

    expect(apply(short)).toContainEqual({ path, from: '3', to: '8', now: '6' });
    undo(short);
    expect(one.contents()).toEqual(untuned);
  });
});

/** Ends with an error at the nth change of the machine or the journal, before it happens or after. */
function killedAt(one: Case, nth: number, when: 'after' | 'before'): Case {
  let count = 0;
  const step = (change: () => void): void => {
    count += 1;
    if (count === nth && when === 'before') throw new Error('killed');
    change();
    if (count === nth && when === 'after') throw new Error('killed');
  };
  const files: TuningFiles = { ...one.files, write: (path, text) => step(() => one.files.write(path, text)) };
  return { ...one, files, journal: { ...one.journal, save: (text) => step(() => one.journal.save(text)) } };
}

describe.each(['before', 'after'] as const)('killed %s any step', (when) => {
  const kernel = newCase();
  const { length } = kernel.plan.writes;

  // A save, the write and a save for each.
  test('of applying: undo restores every byte', () => {
    for (let nth = 1; nth <= length * 3; nth++) {
      const one = { ...kernel, journal: memoryJournal() };

      expect(() => apply(killedAt(one, nth, when))).toThrow('killed');
      if (one.journal.load() !== undefined) undo(one);

      expect(one.contents()).toEqual(untuned);
    }
  });

  // The write and a save for each.
  test('of undoing: undo again restores the rest', () => {
    for (let nth = 1; nth <= length * 2; nth++) {
      const one = { ...kernel, journal: memoryJournal() };
      apply(one);

      expect(() => undo(killedAt(one, nth, when))).toThrow('killed');
      undo(one);

      expect(one.contents()).toEqual(untuned);
    }
  });
});

test('killed inside a write, of applying and of undoing, the file is empty: undo restores it', () => {
  const one = newCase();
  const path = '/proc/sys/vm/swappiness';
  const write = (to: string, text: string): void => {
    one.files.write(to, text);
    if (to !== path) return;
    writeFileSync(join(one.folder, to), '');
    throw new Error('killed');
  };
  const killed = { ...one, files: { ...one.files, write } };

  expect(() => apply(killed)).toThrow('killed');
  expect(() => undo(killed)).toThrow('killed');
  undo(one);

  expect(one.contents()).toEqual(untuned);
});

describe('refused', () => {
  function refuses(one: Case, more: object, code: HostErrorCode, text: string): void {
    const before = one.contents();
    expect(() => apply(one, more)).toThrow(fails(code, text));
    expect(one.contents()).toEqual(before);
    expect(one.journal.load()).toBeUndefined();
  }

  test.each([
    ['Lambda', { permission: { ...root, env: { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' } } }, 'found Lambda'],
    ['another user', { permission: { ...root, uid: 1000 } }, 'found user 1000'],
    ['another system', { permission: { ...root, platform: 'darwin' } }, 'found darwin'],
    ['no consent', { consent: false }, 'consent'],
  ])('%s', (_, more, text) => {
    refuses(newCase(), more, 'KINGLET_HOST_REFUSED', text);
  });

  test('a container whose /proc/sys is read-only, though /proc is not', () => {
    const mounts = untuned['/proc/self/mountinfo']!;
    const bound = `${mounts}25 24 0:5 /sys /proc/sys ro,nosuid - proc proc rw\n`;
    const one = newCase({ ...untuned, '/proc/self/mountinfo': bound });

    refuses(one, {}, 'KINGLET_HOST_REFUSED', '/proc/sys mounted read-only, as in a container');
  });

  test('a value that changed since the plan, and a file that is gone', () => {
    const one = newCase();
    one.files.write('/proc/sys/vm/swappiness', '30\n');
    refuses(one, {}, 'KINGLET_HOST_CHANGED', 'Expected 60 in /proc/sys/vm/swappiness, found 30');

    rmSync(join(one.folder, '/proc/sys/vm/swappiness'));
    expect(() => apply(one)).toThrow(fails('KINGLET_HOST_CHANGED', 'found nothing'));
  });

  test.each([
    ['/etc/passwd', 'a', 'b'],
    ['/proc/sys/kernel/core_pattern', 'a', 'b'],
    ['/proc/sys/vm/swappiness', '60', '|id'],
    ['/proc/sys/vm/../kernel/randomize_va_space', '2', '0'],
    ['/sys/kernel/mm/transparent_hugepage/enabled', 'never', 'sometimes'],
  ])('a plan that writes %s', (path, from, to) => {
    const plan = { writes: [{ path, from, to }] };

    refuses({ ...newCase(), plan }, {}, 'KINGLET_HOST_PLAN', path);
  });

  test('a plan that writes a file twice', () => {
    const one = newCase();
    const plan = { writes: [...one.plan.writes, one.plan.writes[0]!] };

    refuses({ ...one, plan }, {}, 'KINGLET_HOST_PLAN', 'twice');
  });

  test('a write that the kernel does not take: what was written before can be undone', () => {
    const one = newCase();
    const write = (path: string, text: string): void => {
      if (path.endsWith('swappiness')) throw new Error('EACCES: permission denied');
      one.files.write(path, text);
    };

    expect(() => apply({ ...one, files: { ...one.files, write } })).toThrow(
      fails('KINGLET_HOST_WRITE', `EACCES: permission denied; undo what was written before with ${one.journal.name}`),
    );
    undo(one);
    expect(one.contents()).toEqual(untuned);
  });
});

describe('undo', () => {
  test('refuses, before it restores anything, where somebody has written since, unless it is forced', () => {
    const one = newCase();
    apply(one);
    one.files.write('/sys/kernel/mm/transparent_hugepage/enabled', 'always\n');
    const before = one.contents();

    expect(() => undo(one)).toThrow(
      fails('KINGLET_HOST_CHANGED', 'Expected madvise in /sys/kernel/mm/transparent_hugepage/enabled, found always'),
    );
    expect(one.contents()).toEqual(before);
    undo(one, { changed: 'restore' });
    expect(one.contents()).toEqual(untuned);
  });

  test('accepts huge pages that were still being gathered, and no other value in between', () => {
    const [pages, swappiness] = ['/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages', '/proc/sys/vm/swappiness'];
    for (const [path, between] of [
      [pages, '5\n'],
      [swappiness, '30\n'],
    ] as const) {
      const one = newCase();
      const write = (to: string, text: string): void => {
        one.files.write(to, to === path ? between : text);
        if (to === path) throw new Error('killed');
      };
      expect(() => apply({ ...one, files: { ...one.files, write } })).toThrow('killed');

      if (path === swappiness) expect(() => undo(one)).toThrow(fails('KINGLET_HOST_CHANGED', '60 or 10'));
      undo(one, { changed: path === swappiness ? 'restore' : 'refuse' });
      expect(one.contents()).toEqual(untuned);
    }
  });

  test('says when the kernel does not take the old value back', () => {
    const one = newCase();
    apply(one);
    const write = (path: string, text: string) => one.files.write(path, path.endsWith('boost') ? '1\n' : text);

    expect(() => undo({ ...one, files: { ...one.files, write } })).toThrow(
      fails('KINGLET_HOST_WRITE', 'Expected to restore 0 in /sys/devices/system/cpu/cpufreq/boost, found: 1'),
    );
  });

  test.each<[string, HostErrorCode, string]>([
    ['', 'KINGLET_HOST_JOURNAL', 'JSON'],
    ['null', 'KINGLET_HOST_JOURNAL', 'neither version'],
    ['{"version":2,"writes":[]}', 'KINGLET_HOST_JOURNAL', 'version 2'],
    ['{"version":1,"writes":{}}', 'KINGLET_HOST_JOURNAL', 'no list'],
    ['{"version":1,"writes":[{"path":"/proc/sys/vm/swappiness"}]}', 'KINGLET_HOST_JOURNAL', 'the write'],
    [
      '{"version":1,"writes":[{"path":"/etc/passwd","before":"a","to":"b","after":null,"state":"pending"}]}',
      'KINGLET_HOST_PLAN',
      '/etc/passwd',
    ],
  ])('of the journal %j is an error', (text, code, message) => {
    const one = newCase();
    one.journal.save(text);

    expect(() => undo(one)).toThrow(fails(code, message));
    expect(() => apply(one)).toThrow(fails(code, message));
    expect(one.contents()).toEqual(untuned);
  });

  test('of no journal, and of one that cannot be read', () => {
    const one = inFile(newCase());
    expect(() => undo(one)).toThrow(fails('KINGLET_HOST_JOURNAL', 'found none'));

    mkdirSync(one.journal.name, { recursive: true });
    expect(() => undo(one)).toThrow(fails('KINGLET_HOST_JOURNAL', 'EISDIR'));
    expect(() => apply(one)).toThrow(fails('KINGLET_HOST_JOURNAL', 'EISDIR'));
  });
});
