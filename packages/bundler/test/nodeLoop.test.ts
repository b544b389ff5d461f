// A bundle for Node holds the runtime twice, in the loop and in the handler: both have to mean the same.
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { type BuildResult, build } from '../src/index.ts';
import { invoke } from './invoke.ts';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'kinglet-loop-')));
mkdirSync(join(root, 'node_modules/@kinglet'), { recursive: true });
symlinkSync(fileURLToPath(new URL('../../runtime', import.meta.url)), join(root, 'node_modules/@kinglet/runtime'));
afterAll(() => rmSync(root, { recursive: true }));

function built(name: string, code: string, minify = false): Promise<BuildResult> {
  const entry = join(root, `${name}.ts`);
  writeFileSync(entry, code);
  return build({ entry, engine: 'node', outDir: join(root, name), minify });
}

test.each([false, true])(
  'a streaming handler streams, and brings nothing of the loop along (minified: %s)',
  async (minify) => {
    const code = `import { HttpResponseStream, streamifyResponse } from '@kinglet/runtime';
    export const handler = streamifyResponse(async (event: string, stream) => {
      HttpResponseStream.from(stream, { statusCode: 201 }).write(event);
      stream.end(' ' + ('awslambda' in globalThis));
    });`;

    const { bootstrap, dir } = await built(`stream-${minify}`, code, minify);

    const answer = await invoke([process.execPath, bootstrap], '"streamed"');
    expect(answer).toEqual({ call: 'response', body: `{"statusCode":201}${'\0'.repeat(8)}streamed true` });
    expect(readFileSync(join(dir, 'handler.mjs'), 'utf8')).not.toContain('invocation/next');
  },
);

test('a hook for the shutdown is seen by the loop', async () => {
  const code = `import { onShutdown } from '@kinglet/runtime';
    onShutdown(() => undefined);
    export const handler = () => 1;`;

  const { bootstrap } = await built('shutdown', code);

  expect(await invoke([process.execPath, bootstrap], '1')).toEqual({ call: 'register', body: '{"events":[]}' });
});

test('an asset is found beside the handler', async () => {
  const code = `import { readAsset } from '@kinglet/runtime';
    export const handler = (name: string) => readAsset(name).length > 0;`;
  const { bootstrap, dir } = await built('asset', code);

  const command = ['/usr/bin/env', `LAMBDA_TASK_ROOT=${dir}`, process.execPath, bootstrap];
  expect(await invoke(command, '"handler.mjs"')).toEqual({ call: 'response', body: 'true' });
});
