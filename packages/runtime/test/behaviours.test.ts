// The loop as a process: every behaviour that any bootstrap has to show, with the handlers loaded through `start`. Runs of
// 100 000 events are left to kinglet-conformance.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapBehaviours, type HandlerName, handlerSources } from '@kinglet/emulator/behaviours';
import { afterAll, describe, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kinglet-runtime-'));
const runtime = new URL('../src/index.ts', import.meta.url).href;

afterAll(() => rmSync(folder, { recursive: true }));

describe('the loop in a process of its own', () => {
  for (const behaviour of bootstrapBehaviours) {
    test(behaviour.name, { timeout: 150_000 }, () =>
      behaviour.check({ command: commandWith(behaviour.handler), quick: true }),
    );
  }
});

/** Writes the handler and an entry for it; returns the command that runs them. */
function commandWith(handler: HandlerName): string[] {
  const source = handlerSources[handler].replaceAll("'@kinglet/runtime'", `'${runtime}'`);
  writeFileSync(join(folder, `${handler}.mjs`), source);
  const entry = join(folder, `${handler}.main.mjs`);
  writeFileSync(entry, `import { start } from '${runtime}';\nawait start(() => import('./${handler}.mjs'));\n`);
  return [process.execPath, '--conditions=@kinglet/source', entry];
}
