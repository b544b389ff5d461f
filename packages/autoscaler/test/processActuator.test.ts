import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { type ProcessActuator, processActuator } from '../src/actuators/processActuator.ts';

const made: ProcessActuator[] = [];

// Each says when it listens to signals, and what it leaves behind.
function worker(script: string, graceMs: number) {
  const printed: string[] = [];
  const actuator = processActuator({
    command: process.execPath,
    args: ['-e', script],
    graceMs,
    spawn: (command, args) => {
      const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      child.stdout.setEncoding('utf8').on('data', (text: string) => printed.push(...text.trim().split('\n')));
      return child;
    },
  });
  made.push(actuator);
  return { actuator, printed };
}

afterAll(async () => {
  for (const actuator of made) {
    const current = (await actuator.current()) ?? 0;
    if (current > 0) await actuator.scaleDown({ current, target: 0 });
  }
});

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await sleep(10);
}

const draining = `
process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(0); }, 50));
setInterval(() => {}, 1000);
console.log('ready');`;

test('starts processes, and lets the youngest finish their work before they go', async () => {
  const { actuator, printed } = worker(draining, 5000);

  expect(await actuator.scaleUp({ current: 0, target: 3 })).toBe(3);
  const pids = actuator.pids();
  await until(() => printed.length === 3);
  expect(await actuator.scaleDown({ current: 3, target: 1 })).toBe(2);

  expect(printed.filter((line) => line === 'drained')).toHaveLength(2);
  expect(actuator.pids()).toEqual(pids.slice(0, 1));
  expect(pids.map(isAlive)).toEqual([true, false, false]);
});

test('one that does not end is killed after the grace', async () => {
  const { actuator, printed } = worker(
    "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready');",
    100,
  );
  await actuator.scaleUp({ current: 0, target: 1 });
  const [pid = 0] = actuator.pids();
  await until(() => printed.length === 1);

  expect(await actuator.scaleDown({ current: 1, target: 0 })).toBe(1);
  expect(isAlive(pid)).toBe(false);
});

test('one that ends by itself is not there any more', async () => {
  const { actuator } = worker('', 100);
  await actuator.scaleUp({ current: 0, target: 1 });
  await until(() => actuator.pids().length === 0);

  await expect(actuator.scaleDown({ current: 1, target: 0 })).rejects.toThrow(/found 0/);
});

test('a command that is not there is a typed error', async () => {
  const actuator = processActuator({ command: '/nonexistent/program' });

  await expect(actuator.scaleUp({ current: 0, target: 1 })).rejects.toMatchObject({
    code: 'KINGLET_AUTOSCALER_ACTUATOR',
    cause: expect.objectContaining({ code: 'ENOENT' }),
  });
});
