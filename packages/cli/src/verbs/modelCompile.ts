// kinglet model compile
import { basename, dirname, join } from 'node:path';
import type { PassReport } from '@kinglet/inference/compile';
import { inferencePackages } from '../model/inferencePackages.ts';
import { reportPlan } from '../model/inspectModel.ts';
import { batch, compileOptions, inputShape, readOnnx } from '../model/modelSource.ts';
import { renderPlan } from '../model/renderModel.ts';
import { text } from '../option.ts';
import { textTable } from '../textTable.ts';
import { defineVerb, type Verb } from '../verb.ts';
import { checkOutputs, writeOutput } from '../writeOutput.ts';

export const modelCompile: Verb = defineVerb({
  positionals: [{ name: 'model.onnx', help: 'the model' }],
  options: {
    output: text('the plan; without it beside the model, as model.plan', { value: 'path', short: 'o' }),
    batch,
    inputShape,
  },
  examples: [
    ['kinglet model compile model.onnx', 'writes model.plan, and says what became of the model'],
    ['kinglet model compile model.onnx -o dist/model.plan --batch 8', 'for batches of 8 alone'],
    ['kinglet model compile encoder.onnx --batch N --input-shape tokens=N,128', 'settles the length that is no batch'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, values, [path = '']) {
    const packages = await inferencePackages();
    const output = values.output ?? join(dirname(path), `${basename(path).replace(/\.onnx$/, '')}.plan`);
    checkOutputs(context, output);
    const model = await readOnnx(packages, context, path);
    const { file, passes } = packages.compiler.compile(model, compileOptions(packages, model, values));
    const report = reportPlan(packages, file);
    writeOutput(context, output, file);
    return {
      data: { output, passes, ...report },
      text: `${renderPasses(passes)}\n${renderPlan(output, report, false)}`,
    };
  },
});

/** Those that changed something. */
function renderPasses(passes: readonly PassReport[]): string {
  const active = passes.filter(({ changes }) => changes > 0);
  const rows = active.map(({ pass, changes, nodesBefore, nodesAfter, purpose }) => [
    pass,
    String(changes),
    `${nodesBefore} -> ${nodesAfter}`,
    purpose,
  ]);
  const idle = `${passes.length - active.length} of ${passes.length} passes found nothing to change`;
  return [textTable([['pass', 'changes', 'nodes', ''], ...rows], ['left', 'right', 'right', 'left']), idle, ''].join(
    '\n',
  );
}
