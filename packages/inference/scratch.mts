import { evaluate } from './src/evaluate/index.ts';
import { nodeCases } from './test/backend/cases.ts';
import { lengthInputs, runPlan } from './test/backend/runPlan.ts';
import { supportedOperators, tryCases } from './test/backend/tryCases.ts';

const cases = [...nodeCases()];
const o = tryCases(cases, ({ model, data }) => evaluate(model, data!.inputs));
for (const x of o) if (x.verdict !== 'passed') console.log(x.name, x.message.slice(0, 120));
console.log(
  'nodata',
  cases
    .filter((c) => !c.data)
    .map((c) => c.name + ':' + c.operators)
    .join(' '),
);
if (process.argv[2]) {
  const p = tryCases(cases, (c) => runPlan(c, lengthInputs(c)));
  console.log('plans', p.filter((x) => x.verdict === 'passed').length, p.filter((x) => x.verdict === 'refused').length);
  for (const x of p) if (x.verdict === 'wrong') console.log(x.name, x.message.slice(0, 200));
}
