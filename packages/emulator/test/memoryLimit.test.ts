// Memory above the limit ends a process.
import { describe, expect, test } from 'vitest';
import { isEmulated } from '../src/memoryLimit.ts';
import { text } from './bodies.ts';
import { bootstrap } from './bootstraps.ts';
import { emulate } from './emulate.ts';

describe('the limit on memory', () => {
  const grow = `const event = await next(); globalThis.held = Buffer.alloc(300 << 20, 1); await new Promise((done) => setTimeout(done, 2000));`;

  test('ends a process that is above it, and the next event starts afresh', async () => {
    const command = bootstrap(grow);

    const [first, second] = await emulate({ command, enforceMemory: true }, async (emulator) => [
      await emulator.invoke('{}'),
      await emulator.invoke('{}'),
    ]);

    for (const invocation of [first, second]) {
      expect(invocation?.error).toMatchObject({ type: 'Runtime.OutOfMemory', platformType: 'Runtime.OutOfMemory' });
      expect(text(invocation?.payload)).toMatch(/Error: Runtime exited with error: signal: killed"/);
      expect(invocation?.report).toContain('\tStatus: error\tError Type: Runtime.OutOfMemory');
      expect(invocation?.initDurationMs).toBeGreaterThan(0);
    }
  });

  test('counts what children hold', async () => {
    const child = `setTimeout(() => undefined, 9000); globalThis.held = Buffer.alloc(300 << 20, 1);`;
    const command = bootstrap(`
      const { spawn } = await import('node:child_process');
      await next();
      spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
      await next();`);

    const { error } = await emulate({ command, enforceMemory: true }, (emulator) => emulator.invoke('{}'));

    expect(error?.type).toBe('Runtime.OutOfMemory');
  });

  test.each([{ enforceMemory: false }, { enforceMemory: true, memoryMb: 1024 }])(
    'does nothing with %j',
    async (options) => {
      const { error } = await emulate({ command: bootstrap(grow), timeoutMs: 700, ...options }, (emulator) =>
        emulator.invoke('{}'),
      );

      expect(error?.type).toBe('Sandbox.Timedout');
    },
  );

  test('spares what qemu runs', () => {
    expect(isEmulated(['/usr/bin/qemu-aarch64', '-cpu', 'neoverse-n1', 'bootstrap'])).toBe(true);
    expect(isEmulated(['./bootstrap', 'qemu-aarch64'])).toBe(false);
  });
});
