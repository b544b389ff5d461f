// Settings at this machine's own paths, in a mount namespace where other files stand in their place.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { reportSkipped } from '../../../scripts/toolchain.mjs';

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true });
});

describe('in a mount namespace of its own', () => {
  const why = spawnSync('unshare', ['-m', 'true']).status === 0 ? undefined : 'unshare -m is not allowed';
  if (why) reportSkipped('tuning in a mount namespace', why);

  const entry = pathToFileURL(join(dirname(import.meta.dirname), 'src/index.ts')).href;
  const script = `const { advise, applyTuning, planTuning, undoTuning, fileJournal } = await import(${JSON.stringify(entry)});
    const { readFileSync } = await import('node:fs');
    const read = () => readFileSync('/proc/sys/vm/compaction_proactiveness', 'utf8');
    const journal = fileJournal(process.argv[1]);
    const plan = planTuning(advise().filter(({ topic }) => topic === 'compaction'));
    try {
      applyTuning(plan, { consent: true, journal });
      const during = read();
      undoTuning(journal);
      console.log(JSON.stringify({ during, after: read() }));
    } catch ({ code, message }) { console.log(JSON.stringify({ code, message })); }`;

  function run(mount: string): unknown {
    const folder = mkdtempSync(join(tmpdir(), 'host-mount-'));
    made.push(folder);
    mkdirSync(join(folder, 'vm'));
    writeFileSync(join(folder, 'vm/compaction_proactiveness'), '0\n');
    const node = [process.execPath, '--conditions=@kinglet/source', '--input-type=module', '-e', script];
    const command = `${mount}; exec "$@"`;
    const { stdout, stderr } = spawnSync(
      'unshare',
      ['-m', 'sh', '-c', command, 'sh', ...node, join(folder, 'journal.json')],
      { encoding: 'utf8', env: { ...process.env, FOLDER: `${folder}/vm` } },
    );
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout);
  }

  test.skipIf(why)('the files of this machine’s paths', () => {
    const real = readFileSync('/proc/sys/vm/compaction_proactiveness', 'utf8');

    expect(run('mount --bind "$FOLDER" /proc/sys/vm')).toEqual({ during: '20\n', after: '0\n' });
    expect(readFileSync('/proc/sys/vm/compaction_proactiveness', 'utf8')).toBe(real);
  });

  test.skipIf(why)('killed before a write, after it, and at the next one: another process restores every byte', () => {
    const folder = mkdtempSync(join(tmpdir(), 'host-killed-'));
    made.push(folder);
    const settings = { compaction_proactiveness: '0\n', swappiness: '60\n' };
    mkdirSync(join(folder, 'vm'));
    for (const [name, text] of Object.entries(settings)) writeFileSync(join(folder, 'vm', name), text);
    // The nth change of a file is the last thing that the process lives to see.
    const killed = `const { applyTuning, fileJournal, tuningFiles } = await import(${JSON.stringify(entry)});
      let left = Number(process.argv[1]);
      const step = (change) => { if (left-- === 0) process.kill(process.pid, 'SIGKILL'); change(); };
      const files = tuningFiles(), journal = fileJournal(process.argv[2]);
      const [from, to] = [['0', '60'], ['20', '10']];
      const writes = ['compaction_proactiveness', 'swappiness'].map((name, i) => ({ path: '/proc/sys/vm/' + name, from: from[i], to: to[i] }));
      applyTuning({ writes }, { consent: true,
        files: { ...files, write: (path, text) => step(() => files.write(path, text)) },
        journal: { ...journal, save: (text) => step(() => journal.save(text)) } });`;
    const undone = `const { fileJournal, undoTuning } = await import(${JSON.stringify(entry)});
      console.log(JSON.stringify(undoTuning(fileJournal(process.argv[1])).map(({ path, from }) => [path, from])));`;
    const command = `mount --bind "$FOLDER/vm" /proc/sys/vm
      for n in 1 2 4; do "$@" "$KILLED" $n "$FOLDER/$n.json"; echo $?; "$@" "$UNDONE" "$FOLDER/$n.json"; cat /proc/sys/vm/*; done`;
    const node = [process.execPath, '--conditions=@kinglet/source', '--input-type=module', '-e'];
    const env = { ...process.env, FOLDER: folder, KILLED: killed, UNDONE: undone };

    const { stdout } = spawnSync('unshare', ['-m', 'sh', '-c', command, 'sh', ...node], { encoding: 'utf8', env });

    const first = [['/proc/sys/vm/compaction_proactiveness', '20']];
    expect(stdout).toBe([[], first, first].map((from) => `137\n${JSON.stringify(from)}\n0\n60\n`).join(''));
  });

  test.skipIf(why)('mounted read-only', () => {
    expect(run('mount --bind "$FOLDER" /proc/sys/vm; mount -o remount,ro,bind /proc/sys/vm')).toMatchObject({
      code: 'KINGLET_HOST_REFUSED',
      message: expect.stringContaining('/proc/sys/vm mounted read-only'),
    });
  });
});
