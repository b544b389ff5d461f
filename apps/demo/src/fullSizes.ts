// What the largest bootstrap costs: the `full` flavour, kernels and all, with the minimal handler appended, and its zip; and
// with the published MNIST model beside it.
import { readFileSync } from 'node:fs';
import { appendBytecode, bootstrapPath, compileBytecode } from '@kinglet/bootstrap';
import { bundle, writeZip } from '@kinglet/bundler';
import { compile } from '@kinglet/inference/compile';
import type { FullSize } from './bars.ts';
import { handlerFile } from './buildTarget.ts';
import { missingPrebuild } from './missingPrebuild.ts';
import { hasMnist, modelOf } from './models.ts';
import type { Arch } from './targets.ts';

/** Puts `full` together with the minimal handler for each architecture; one without a prebuilt bootstrap is left out. */
export async function measureFullSizes(arches: readonly Arch[]): Promise<FullSize[]> {
  const { code } = await bundle({ entry: handlerFile('minimal', 'quickjs'), engine: 'quickjs' });
  const bytecode = await compileBytecode(code, 'handler.mjs');
  const plan = await mnistPlan();
  return arches.flatMap((arch) => {
    const bootstrap = readFull(arch);
    if (bootstrap === undefined) return [];
    const bytes = appendBytecode(bootstrap, bytecode);
    const zip = writeZip([{ name: 'bootstrap', bytes, mode: 0o755 }]);
    const withModel = plan && writeZip([{ name: 'bootstrap', bytes: bootstrap, mode: 0o755 }, plan]);
    return [{ arch, bootstrapBytes: bytes.length, zipBytes: zip.length, modelZipBytes: withModel?.length }];
  });
}

async function mnistPlan(): Promise<Parameters<typeof writeZip>[0][number] | undefined> {
  if (!hasMnist()) return undefined;
  return { name: 'mnist.plan', bytes: compile(await modelOf('mnist')).file, mode: 0o644 };
}

function readFull(arch: Arch): Uint8Array | undefined {
  try {
    return readFileSync(bootstrapPath(arch, 'full'));
  } catch (error) {
    if (missingPrebuild(error) === undefined) throw error;
    return undefined;
  }
}
