import { readModel, writeModel, findProblems } from '@kinglet/onnx';
import { nodeCases } from './test/backend/cases.ts';
import { mutateModel } from './test/mutateModel.ts';
const all = [...nodeCases()].filter(c => writeModel(c.model).length < 20000).map(c => [c.name, new Uint8Array(writeModel(c.model))] as const);
const m = readModel(all[456]![1]); const ch=[239916,658658,423211,303153];
for (let k = 0; k + 1 < ch.length; k += 2) mutateModel(m, ch[k]!, ch[k + 1]!);
const { printModel } = await import('@kinglet/onnx'); console.log(printModel(m));
