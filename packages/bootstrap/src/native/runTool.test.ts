import { expect, test } from 'vitest';
import { runTool } from './runTool.ts';

const node = (program: string, input = '') => runTool(process.execPath, ['-e', program], { input });

test('a tool gives its status and what it wrote', async () => {
  const echo = 'process.stdin.pipe(process.stdout); console.error("said"); process.exitCode = 3;';

  expect(await node(echo, 'text')).toEqual({ status: 3, stdout: 'text', stderr: 'said\n' });
});

test('one that does not read its input is no error', async () => {
  expect(await node('', 'x'.repeat(1 << 20))).toMatchObject({ status: 0 });
});

test('one that is killed says by what', async () => {
  const { status, stderr } = await node('process.stderr.write("half. "); process.kill(process.pid, "SIGKILL")');

  expect(status).toBeNull();
  expect(stderr).toBe(`half. ${process.execPath} was ended by SIGKILL`);
});

test('one that cannot be started is a result', async () => {
  expect(await runTool('/nowhere/cc', [])).toEqual({ status: null, stdout: '', stderr: 'spawn /nowhere/cc ENOENT' });
  expect(await runTool('', [])).toMatchObject({ status: null, stderr: expect.stringContaining('cannot be empty') });
});
