// What the verbs of models print.
import { columns } from '../columns.ts';
import type { Align } from '../textTable.ts';
import { textTable } from '../textTable.ts';
import { formatCount } from '../verificationRows.ts';
import type { BatchResult } from './benchModel.ts';
import type { AnswerDifference } from './compareAnswers.ts';
import type { OnnxSummary, PlanReport } from './inspectModel.ts';
import { describeTensor, type TensorInfo } from './tensorFile.ts';

/** A plan: what it takes and gives, and how large it is. */
export function renderPlan(file: string, { plan, kernels }: PlanReport, withInstructions: boolean): string {
  const { name, inputs, outputs, instructions, fileBytes, constantBytes } = plan;
  return [
    `${file}: a plan`,
    ...columns([
      ['name', name],
      lengthsRow(plan),
      ...tensorRows('input', inputs),
      ...tensorRows('output', outputs),
      ['file', formatCount(fileBytes, 'byte')],
      ['constants', formatCount(constantBytes, 'byte')],
      ...arenaRows(plan),
      ['instructions', `${formatCount(instructions.length)}: ${countsOf(kernels)}`],
    ]),
    ...(withInstructions
      ? [
          '',
          textTable(
            [
              ['instruction', 'kernel', 'node'],
              ...instructions.map(({ kernel, node }, i) => [String(i), kernel, node]),
            ],
            ['right', 'left', 'left'],
          ),
        ]
      : []),
  ].join('\n');
}

function lengthsRow({ batch, dynamic }: PlanReport['plan']): readonly [string, string] {
  if (!dynamic) return ['batch', batch ?? 'fixed'];
  return ['lengths', `${dynamic.lengths.join(', ') || 'fixed'}; a run decides: ${dynamic.reason}`];
}

function arenaRows({ arenaBytes, dynamic }: PlanReport['plan']): (readonly [string, string])[] {
  const { fixed, perItem } = arenaBytes;
  if (!dynamic)
    return [
      [
        'arena',
        `${formatCount(fixed + perItem, 'byte')}${perItem ? `, ${formatCount(perItem)} more for each item` : ''}`,
      ],
    ];
  return dynamic.examples.map(({ lengths, arenaBytes: bytes }) => {
    const given = describeLengths(lengths);
    return ['arena', `${formatCount(bytes, 'byte')}${given ? ` for ${given}` : ''}`];
  });
}

function describeLengths(lengths: Readonly<Record<string, number>>): string {
  return Object.entries(lengths)
    .map(([name, length]) => `${name} ${length}`)
    .join(', ');
}

/** An ONNX model. */
export function renderOnnx(file: string, summary: OnnxSummary): string {
  const { name, producer, irVersion, opsets, inputs, outputs, nodes, operators, constants, constantBytes } = summary;
  return [
    `${file}: an ONNX model`,
    ...columns([
      ['name', name],
      ['producer', producer || '–'],
      [
        'versions',
        [`IR ${irVersion}`, ...Object.entries(opsets).map(([domain, version]) => `${domain} ${version}`)].join(', '),
      ],
      ...tensorRows('input', inputs),
      ...tensorRows('output', outputs),
      ['constants', `${formatCount(constants)}, ${formatCount(constantBytes, 'byte')}`],
      ['nodes', `${formatCount(nodes)}: ${countsOf(operators)}`],
    ]),
  ].join('\n');
}

/** A line for each batch, and one for each node. */
export function renderBatches(file: string, results: readonly BatchResult[]): string {
  const nameOf = ({ batch, lengths }: BatchResult): string => (lengths ? describeLengths(lengths) : String(batch));
  const rows = results.map((result) => [
    nameOf(result),
    ...[result.p50, result.p99, result.perItem].map(figure),
    formatCount(result.runs),
  ]);
  const nodes = results.flatMap((result) => {
    if (!result.nodes) return [];
    const lines = result.nodes.map(({ node, kernels, p50, share }) => [
      node,
      kernels.join(' '),
      figure(p50),
      `${(100 * share).toFixed(1)} %`,
    ]);
    const aligns: readonly Align[] = ['left', 'left'];
    return [
      `\nnodes, ${result.lengths ? nameOf(result) : `batch of ${result.batch}`}`,
      textTable([['node', 'kernels', 'p50, µs', 'share'], ...lines], aligns),
    ];
  });
  return [
    `${file}: one thread, random inputs`,
    textTable(
      [
        [results.some(({ lengths }) => lengths) ? 'lengths' : 'batch', 'p50, µs', 'p99, µs', 'p50 an item', 'runs'],
        ...rows,
      ],
      ['right'],
    ),
    ...nodes,
  ].join('\n');
}

/** A line for each output. */
export function renderAnswers(differences: readonly AnswerDifference[], samples: number, tolerance: number): string {
  const rows = differences.map(({ output, most, relative, cosine, isClose }) => [
    output,
    most.toPrecision(3),
    relative.toPrecision(3),
    cosine.toFixed(6),
    isClose ? 'close' : 'APART',
  ]);
  const head = ['output', 'max|a-b|', '/ max|b|', 'cosine', ''];
  return [
    `answers to ${samples} random inputs, within ${tolerance} of the largest`,
    textTable([head, ...rows], ['left', 'right', 'right', 'right', 'left']),
  ].join('\n');
}

function tensorRows(kind: string, tensors: readonly TensorInfo[]): (readonly [string, string])[] {
  return tensors.map((tensor) => [kind, `${tensor.name}: ${describeTensor(tensor)}`] as const);
}

function countsOf(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => (count === 1 ? name : `${count} ${name}`))
    .join(', ');
}

/** Three significant digits. */
function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
