// kinglet verify
import { resolve } from 'node:path';
import type { Expected, LambdaSystem } from '@kinglet/bundler';
import { defined } from '../defined.ts';
import { choice, flag, number } from '../option.ts';
import { renderVerification } from '../renderVerification.ts';
import { maxSize, maxZip } from '../settings.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { verificationData } from '../verificationRows.ts';

export const verify: Verb = defineVerb({
  positionals: [{ name: 'file', help: 'a bootstrap, or a zip that Lambda would get' }],
  options: {
    arch: choice('the processor that it has to be for', ['arm64', 'x64']),
    maxSize,
    maxZip,
    minSimd: number('fewest vector instructions in kernels', { value: 'count', min: 0, max: Number.MAX_SAFE_INTEGER }),
    allowSve: flag('lets arm64 code use SVE, which Graviton2 lacks'),
    dynamic: flag('lets a bootstrap be linked with libraries that Lambda or the zip has'),
    system: choice<LambdaSystem>('what is there to be linked with', ['al2023', 'al2'], { fallback: 'al2023' }),
  },
  examples: [
    [
      'kinglet verify dist/function.zip --arch arm64',
      'fails for another processor, and for what Lambda could not start',
    ],
    [
      'kinglet verify target/lambda/hello/bootstrap --dynamic',
      'a bootstrap that somebody else made, linked with glibc',
    ],
    ['kinglet verify dist/function.zip --max-zip 420000 --min-simd 100', 'budgets'],
  ],
  endsAtOnce: true,
  async run(context, values, [file = '']) {
    const bundler = await import('@kinglet/bundler');
    const expected: Expected = {
      system: values.system,
      allowSve: values.allowSve,
      ...(values.dynamic ? { static: false } : {}),
      ...defined({
        arch: values.arch,
        maxBytes: values.maxSize,
        maxZipBytes: values.maxZip,
        minKernelVectors: values.minSimd,
      }),
    };
    const verification = bundler.verify(resolve(context.cwd, file), expected);
    return {
      data: { file, ...verificationData(verification) },
      text: renderVerification(file, verification, context.console.paint),
      exitCode: verification.problems.length > 0 ? 1 : 0,
    };
  },
});
