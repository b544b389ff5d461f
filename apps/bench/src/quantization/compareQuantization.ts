// The bars of the suite `quantization`.
import type { Comparison } from '../suite.ts';
import type { ToolRow } from './compareTools.ts';
import type { AutomaticFigures } from './measureAutomatic.ts';
import type { MemoryRow } from './measureMemory.ts';
import type { PlanFigures } from './measurePlans.ts';
import { type BudgetFigures, target } from './searchAll.ts';
import { largeName } from './testModels.ts';

const peer = 'onnxruntime-python';

/** Of one row against the tools: error, agreement, time, and our executor beside ONNX Runtime. */
export function compareToolRow({ model, setting, ours, theirs, seconds, steps }: ToolRow): Comparison[] {
  const name = `${model}, ${setting}`;
  const isLeft = theirs.relativeMse === 0;
  const isLarge = model === largeName;
  return [
    isLeft
      ? figure(name, 'relative mse', 'of the signal', ours.relativeMse)
      : against(name, 'relative mse', 'of the signal', ours.relativeMse, theirs.relativeMse, 1 / 1.05),
    // Random weights tell nothing apart.
    ...(isLarge
      ? []
      : [atLeast(name, 'agreement beyond theirs', 'points', 100 * (ours.agreement - theirs.agreement), -0.3)]),
    ...(model === 'mnist-8' && setting === 'static, per channel'
      ? [atLeast(name, 'agreement with the float model', '%', 100 * ours.agreement, 99.7)]
      : []),
    ...(typeof steps === 'number' ? [atMost(name, 'executor against ONNX Runtime', 'steps', steps, 1)] : []),
    // Without calibration these models take either tool a few milliseconds: the large MLP tells more.
    ...(isLarge || setting.startsWith('static')
      ? [against(name, 'time of quantizing', 's', seconds.ours, seconds.theirs, 2)]
      : []),
  ];
}

/** Of integers against floats on products. */
export function comparePlans({ bytes, weights, fourBits, fourBitPlan }: PlanFigures): Comparison[] {
  const name = largeName;
  const times = (metric: string, value: number, least: number) => atLeast(name, metric, 'times', value, least);
  return [
    times('8 bits, faster than floats', bytes.speedup, 2.5),
    times('8 bits, smaller weights', weights.float / weights.quantized, 4),
    times('8 bits, smaller plan, scales and all', bytes.float.planBytes / bytes.quantized.planBytes, 4),
    times('8 bits, smaller ONNX file, scales and all', bytes.float.onnxBytes / bytes.quantized.onnxBytes, 4),
    times('4 bits, smaller plan', fourBitPlan.float.planBytes / fourBitPlan.quantized.planBytes, 7),
    times('4 bits, smaller ONNX file', fourBits.float.onnxBytes / fourBits.quantized.onnxBytes, 6.2),
  ];
}

/** Of integers against floats where it is chosen what is which. */
export function compareAutomatic({ model, speedup }: AutomaticFigures): Comparison {
  return atLeast(`${model}, plan of 8 bits where they are faster`, 'faster than floats', 'times', speedup, 1);
}

/** Of the search inside a budget. */
export function compareBudget({ model, bytes, leastBytes, loss }: BudgetFigures): Comparison[] {
  const name = `${model}, mixed, budget of ${100 * target} %`;
  return [
    atMost(name, 'loss on judged images', '%', 100 * loss, 100 * target),
    atMost(name, 'weights, against the best of all choices', 'times', bytes / leastBytes, 1.1),
  ];
}

/** Of a model of 208 MiB. */
export function compareMemory({ setting, ours, theirs }: MemoryRow): Comparison[] {
  const name = `MLP of 208 MiB, ${setting}`;
  const values = (figure: 'models' | 'seconds') => ({
    kinglet: ours[figure],
    ...(theirs ? { [peer]: theirs[figure] } : {}),
  });
  return [
    {
      ...{ case: name, metric: 'peak memory above an empty Node', unit: 'times the model', better: 'lower' },
      ...{ values: values('models'), against: null, bar: { limit: 1.5 } },
    },
    { case: name, metric: 'time of quantizing', unit: 's', better: 'lower', values: values('seconds') },
  ];
}

/** `kinglet` is at most 1/`ratio` of the peer's. */
function against(
  name: string,
  metric: string,
  unit: string,
  kinglet: number,
  other: number,
  ratio: number,
): Comparison {
  return {
    case: name,
    metric,
    unit,
    better: 'lower',
    values: { kinglet, [peer]: other },
    against: peer,
    bar: { ratio },
  };
}

/** To be read: there is nothing that it must reach. */
function figure(name: string, metric: string, unit: string, kinglet: number): Comparison {
  return {
    case: name,
    metric,
    unit,
    better: unit === 'times' ? 'higher' : 'lower',
    values: { kinglet },
    against: null,
  };
}

function atLeast(name: string, metric: string, unit: string, kinglet: number, limit: number): Comparison {
  return { case: name, metric, unit, better: 'higher', values: { kinglet }, against: null, bar: { limit } };
}

function atMost(name: string, metric: string, unit: string, kinglet: number, limit: number): Comparison {
  return { case: name, metric, unit, better: 'lower', values: { kinglet }, against: null, bar: { limit } };
}
