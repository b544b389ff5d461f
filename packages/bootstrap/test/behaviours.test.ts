// Everything that a Lambda bootstrap has to do, checked from outside over a socket: natively and as emulated arm64.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandFor } from '@kinglet/emulator';
import { bootstrapBehaviours, handlerSources } from '@kinglet/emulator/behaviours';
import { afterAll, describe, it } from 'vitest';
import { isNightly } from '../../../scripts/isNightly.mjs';
import { reportSkipped, runner } from '../../../scripts/toolchain.mjs';
import { type Arch, appendBytecode, bootstrapPath, type Flavour } from '../src/index.ts';
import { canBeCompiled, compileHandler } from './compileHandler.ts';

const work = mkdtempSync(join(tmpdir(), 'kinglet-bootstrap-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

type HandlerName = keyof typeof handlerSources;

async function makeBootstrap(arch: Arch, flavour: Flavour, handler: HandlerName): Promise<string> {
  const file = join(work, `${handler}-${arch}-${flavour}`);
  const bytecode = await compileHandler(handlerSources[handler]);
  writeFileSync(file, appendBytecode(readFileSync(bootstrapPath(arch, flavour)), bytecode));
  chmodSync(file, 0o755);
  return file;
}

/** `quick` by day: one bootstrap has all 100 000 events, the others, of the same C, a tenth. */
const targets: readonly { arch: Arch; flavour: Flavour; patience: number; quick: boolean }[] = [
  { arch: 'x64', flavour: 'core', patience: 1, quick: false },
  { arch: 'x64', flavour: 'full', patience: 1, quick: !isNightly },
  { arch: 'arm64', flavour: 'full', patience: 8, quick: !isNightly },
];
if (!isNightly) reportSkipped('nine tenths of the 100 000 events of two bootstraps', 'npm run test:nightly runs them');

describe.each(targets)('the quickjs bootstrap, $arch $flavour', ({ arch, flavour, patience, quick }) => {
  it.skipIf(!runner(arch)).for(bootstrapBehaviours.filter(canBeCompiled))(
    '$name',
    { timeout: 60_000 * patience },
    async ({ handler, check }) => {
      await check({ command: commandFor(await makeBootstrap(arch, flavour, handler), arch), patience, quick });
    },
  );
});
