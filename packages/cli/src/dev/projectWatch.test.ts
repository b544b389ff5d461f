import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../test/cli.ts';
import { ProjectWatch } from './projectWatch.ts';

const files = {
  'src/a.ts': '',
  'src/b.ts': '',
  'node_modules/x/index.js': '',
  '.git/HEAD': '',
  'dist/out.js': '',
};

function watching(root: string): ProjectWatch {
  const watch = new ProjectWatch(root, [join(root, 'dist')]);
  watch.follow([], true);
  return watch;
}

async function next(watch: ProjectWatch): Promise<string[]> {
  return [...(await watch.next((ms) => sleep(ms), AbortSignal.timeout(5000)))].sort();
}

describe('all sources of a project', () => {
  test('many writes at a time are one change', async () => {
    const root = folderWith(files);
    using watch = watching(root);

    const changed = next(watch);
    for (let i = 0; i < 5; i++) writeFileSync(join(root, 'src/a.ts'), `${i}`);
    writeFileSync(join(root, 'src/b.ts'), 'x');

    expect(await changed).toEqual([join(root, 'src/a.ts'), join(root, 'src/b.ts')]);
  });

  test('what is installed, built or hidden does not count, nor what is no source', async () => {
    const root = folderWith(files);
    using watch = watching(root);

    for (const file of ['node_modules/x/index.js', '.git/HEAD', 'dist/out.js', 'dev.log'])
      writeFileSync(join(root, file), 'x');
    await sleep(100);
    writeFileSync(join(root, 'src/a.ts'), 'x');

    expect(await next(watch)).toEqual([join(root, 'src/a.ts')]);
  });

  test('folders that are made later are watched', async () => {
    const root = folderWith(files);
    using watch = watching(root);
    mkdirSync(join(root, 'src/deep/er'), { recursive: true });
    await sleep(100);

    writeFileSync(join(root, 'src/deep/er/c.ts'), 'x');

    expect(await next(watch)).toEqual([join(root, 'src/deep/er/c.ts')]);
  });
});

describe('named files', () => {
  test('only they count, wherever they are', async () => {
    const root = folderWith(files);
    const elsewhere = folderWith({ 'shared.ts': '', 'other.ts': '' });
    using watch = watching(root);
    watch.follow([join(root, 'src/a.ts'), join(elsewhere, 'shared.ts')], false);

    for (const file of [join(root, 'src/b.ts'), join(elsewhere, 'other.ts'), join(elsewhere, 'shared.ts')])
      writeFileSync(file, 'x');

    expect(await next(watch)).toEqual([join(elsewhere, 'shared.ts')]);
  });

  test('a file that is replaced, as editors do, has changed', async () => {
    const root = folderWith(files);
    using watch = watching(root);
    watch.follow([join(root, 'src/a.ts')], false);

    writeFileSync(join(root, 'src/.a.ts.swp'), 'new');
    renameSync(join(root, 'src/.a.ts.swp'), join(root, 'src/a.ts'));

    expect(await next(watch)).toEqual([join(root, 'src/a.ts')]);
  });

  test('a file that is not there yet is waited for', async () => {
    const root = folderWith(files);
    using watch = watching(root);
    watch.follow([join(root, 'kinglet.config.json')], false);

    writeFileSync(join(root, 'kinglet.config.json'), '{}');

    expect(await next(watch)).toEqual([join(root, 'kinglet.config.json')]);
  });

  test('what changed before and is not among them is forgotten', async () => {
    const root = folderWith(files);
    using watch = watching(root);
    writeFileSync(join(root, 'src/b.ts'), 'x');
    await sleep(100);
    watch.follow([join(root, 'src/a.ts')], false);

    writeFileSync(join(root, 'src/a.ts'), 'x');

    expect(await next(watch)).toEqual([join(root, 'src/a.ts')]);
  });
});

test('a folder that is removed ends no watch', async () => {
  const root = folderWith({ ...files, 'lib/c.ts': '' });
  using watch = watching(root);

  rmSync(join(root, 'lib'), { recursive: true });
  await sleep(100);
  await next(watch);
  writeFileSync(join(root, 'src/a.ts'), 'x');

  expect(await next(watch)).toEqual([join(root, 'src/a.ts')]);
});

test('waiting ends with the signal', async () => {
  using watch = watching(folderWith(files));

  expect(await watch.next((ms) => sleep(ms), AbortSignal.timeout(50))).toEqual(new Set());
});
