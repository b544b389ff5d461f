// The packages that `kinglet model` needs: nobody has to install them who has no models.
import { CliError } from '../cliError.ts';

/** What they are imported by; tests give others. */
export interface PackageLoaders {
  readonly compiler: () => Promise<typeof import('@kinglet/inference/compile')>;
  readonly inference: () => Promise<typeof import('@kinglet/inference')>;
  readonly npy: () => Promise<typeof import('@kinglet/inference/npy')>;
  readonly onnx: () => Promise<typeof import('@kinglet/onnx')>;
}

const here: PackageLoaders = {
  compiler: () => import('@kinglet/inference/compile'),
  inference: () => import('@kinglet/inference'),
  npy: () => import('@kinglet/inference/npy'),
  onnx: () => import('@kinglet/onnx'),
};

export interface InferencePackages {
  readonly compiler: typeof import('@kinglet/inference/compile');
  readonly inference: typeof import('@kinglet/inference');
  readonly npy: typeof import('@kinglet/inference/npy');
  readonly onnx: typeof import('@kinglet/onnx');
}

/** @throws {CliError} `KINGLET_CLI_PACKAGE`, with the line to type, when they are not installed */
export async function inferencePackages(loaders: PackageLoaders = here): Promise<InferencePackages> {
  try {
    const [compiler, inference, npy, onnx] = await Promise.all([
      loaders.compiler(),
      loaders.inference(),
      loaders.npy(),
      loaders.onnx(),
    ]);
    return { compiler, inference, npy, onnx };
  } catch (cause) {
    const missing = /Cannot find package '(@kinglet\/(?:inference|onnx))/.exec((cause as Error).message)?.[1];
    if (missing === undefined) throw cause;
    const message = `\`kinglet model\` needs ${missing}, which is not installed; type: npm install --save-dev @kinglet/inference @kinglet/onnx`;
    throw new CliError('KINGLET_CLI_PACKAGE', message, { cause });
  }
}
