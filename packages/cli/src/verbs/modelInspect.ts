// kinglet model inspect
import { inferencePackages } from '../model/inferencePackages.ts';
import { reportPlan, summarizeOnnx } from '../model/inspectModel.ts';
import { readBytes, readOnnx } from '../model/modelSource.ts';
import { renderOnnx, renderPlan } from '../model/renderModel.ts';
import { flag } from '../option.ts';
import { defineVerb, type Verb } from '../verb.ts';

export const modelInspect: Verb = defineVerb({
  positionals: [{ name: 'file', help: 'a plan or an ONNX model' }],
  options: { nodes: flag('every node of a model, every instruction of a plan') },
  examples: [
    ['kinglet model inspect model.plan', 'inputs, outputs, instructions, and what they take of memory'],
    ['kinglet model inspect model.onnx --nodes', 'the whole graph as text'],
  ],
  runsWithoutConfig: true,
  endsAtOnce: true,
  async run(context, { nodes }, [path = '']) {
    const packages = await inferencePackages();
    const bytes = readBytes(context, path);
    if (packages.compiler.isPlan(bytes)) {
      const report = reportPlan(packages, bytes);
      return { data: { kind: 'plan', ...report }, text: renderPlan(path, report, nodes) };
    }
    const model = await readOnnx(packages, context, path);
    const summary = summarizeOnnx(packages, model);
    const graph = nodes ? packages.onnx.printModel(model) : undefined;
    const text = renderOnnx(path, summary);
    return {
      data: { kind: 'onnx', fileBytes: bytes.length, ...summary, ...(graph === undefined ? {} : { graph }) },
      text: graph === undefined ? text : `${text}\n\n${graph.trimEnd()}`,
    };
  },
});
