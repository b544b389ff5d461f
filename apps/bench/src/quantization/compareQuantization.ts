// The bars of the suite `quantization`.
import type { Comparison } from '../suite.ts';
import type { ToolRow } from './compareTools.ts';

const peer = 'onnxruntime-python';

/** Of one row against the tools: error, agreement, time, and our executor beside ONNX Runtime. */
export function compareToolRow({ model, setting, ours, theirs, seconds, steps }: ToolRow): Comparison[] {
  const name = `${model}, ${setting}`;
  const isTimed = model === 'mnist-8' && setting.startsWith('static');
  return [
    against(name, 'relative mse', 'of the signal', ours.relativeMse, theirs.relativeMse, 1 / 1.05),
    {
      ...atLeast(name, 'agreement beyond theirs', 'points', 100 * (ours.agreement - theirs.agreement), -0.3),
      better: 'higher',
    },
    ...(model === 'mnist-8' && setting === 'static, per channel'
      ? [atLeast(name, 'agreement with the float model', '%', 100 * ours.agreement, 99.7)]
      : []),
    atMost(name, 'executor against ONNX Runtime', 'steps', steps, 1),
    ...(isTimed ? [against(name, 'time of quantizing', 's', seconds.ours, seconds.theirs, 2)] : []),
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

export function atLeast(name: string, metric: string, unit: string, kinglet: number, limit: number): Comparison {
  return { case: name, metric, unit, better: 'higher', values: { kinglet }, against: null, bar: { limit } };
}

export function atMost(name: string, metric: string, unit: string, kinglet: number, limit: number): Comparison {
  return { case: name, metric, unit, better: 'lower', values: { kinglet }, against: null, bar: { limit } };
}
