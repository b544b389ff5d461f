// How threads share calls (src/c/parallel.h): the cuts of the operation table in C.
import type { Cut, Operation } from '../ops.ts';
import { isArray, type Kernel, kernelsOf, marker } from './kernelNames.ts';

/** Definitions in C, each once: what is the same text has the same name. */
class Definitions {
  readonly #names = new Map<string, string>();
  readonly #kind: string;
  readonly #frame: (name: string, body: string) => string;

  constructor(kind: string, frame: (name: string, body: string) => string) {
    this.#kind = kind;
    this.#frame = frame;
  }

  nameOf(body: string): string {
    const name = this.#names.get(body) ?? `${this.#kind}_${this.#names.size}`;
    this.#names.set(body, name);
    return name;
  }

  toString(): string {
    return [...this.#names].map(([body, name]) => this.#frame(name, body)).join('\n');
  }
}

export function parallelTable(operations: readonly Operation[]): string {
  const conditions = new Definitions('may', (name, body) => `static bool ${name}(const size_t *d) { return ${body}; }`);
  const shapes = new Definitions(
    'shape',
    (name, body) =>
      `static void ${name}(const size_t *d, size_t from, size_t to, size_t *starts, size_t *sizes) {\n  (void)d, (void)from, (void)to, (void)starts;\n${body}\n}`,
  );
  const work = new Definitions('flops', (name, body) => `static double ${name}(const size_t *d) { return ${body}; }`);
  const cuts = new Map<string, number>();
  const sharings = new Map<string, number>([['{0}', 0]]);
  let count = 0;

  const rowOf = (kernel: Kernel): number => {
    const own = kernel.operation.cuts;
    if (!own?.length) return 0;
    const text = own.map((cut) => `    ${cutRow(kernel, cut, conditions, shapes)},`).join('\n');
    const first = cuts.get(text) ?? count;
    if (!cuts.has(text)) count += own.length;
    cuts.set(text, first);
    const scratch = kernel.operation.arguments.findIndex((argument) => isArray(argument) && argument.isScratch) + 1;
    const flops = work.nameOf(expression(kernel, kernel.operation.flops, (index) => `(double)d[${index}]`));
    const row = `{.first = ${first}, .count = ${own.length}, .scratch = ${scratch}, .flops = ${flops}}`;
    if (!sharings.has(row)) sharings.set(row, sharings.size);
    return sharings.get(row) as number;
  };
  const rows = kernelsOf(operations).map(rowOf);

  return `/* ${marker} */
#include "../parallel.h"

${conditions}

${shapes}

${work}

const kgl_cut kgl_cuts[] = {
${[...cuts.keys()].join('\n')}
};

const kgl_sharing kgl_sharings[] = {
${[...sharings.keys()].map((row) => `    ${row},`).join('\n')}
};

const uint8_t kgl_sharing_of[KGL_OPERATION_COUNT] = {${rows.join(', ')}};
`;
}

function cutRow(kernel: Kernel, cut: Cut, conditions: Definitions, shapes: Definitions): string {
  const { step = 1, least = step } = cut;
  const fields = [`.along = ${kernel.dimensions.indexOf(cut.along)}`, `.step = ${step}`, `.least = ${least}`];
  const size = (text: string): string => expression(kernel, text, (index) => `d[${index}]`);
  const places = (list: string, values: Readonly<Record<string, string>> = {}): string[] =>
    Object.entries(values).map(([name, text]) => `  ${list}[${kernel.dimensions.indexOf(name)}] = ${size(text)};`);
  const lines = [...places('starts', cut.starts), ...places('sizes', cut.sizes)];
  if (cut.when) fields.push(`.may = ${conditions.nameOf(size(cut.when))}`);
  if (lines.length > 0) fields.push(`.shape = ${shapes.nameOf(lines.join('\n'))}`);
  return `{${fields.join(', ')}}`;
}

/** An expression of the operation table in C. */
function expression({ dimensions }: Kernel, text: string, of: (index: number) => string): string {
  return text
    .replaceAll('===', '==')
    .replaceAll('!==', '!=')
    .replace(/[A-Za-z_]\w*/g, (name) => (dimensions.includes(name) ? of(dimensions.indexOf(name)) : name));
}

/** Problems of an operation's cuts. */
export function cutProblems(operation: Operation): string[] {
  const [kernel] = kernelsOf([operation]);
  if (!kernel || !operation.cuts) return [];
  const indexed = operation.arguments.some((argument) => isArray(argument) && (argument.below || argument.strided));
  const wrong = indexed || operation.returns === 'number' || operation.returns === 'index';
  return [
    ...(wrong ? [`${operation.name}: calls with indices, steps or a number to give back are not cut`] : []),
    ...operation.cuts.flatMap((cut) => problemsOf(kernel, cut)),
  ];
}

function problemsOf({ operation, dimensions }: Kernel, cut: Cut): string[] {
  const { along, step = 1, least = step, when = '', starts = {}, sizes = {} } = cut;
  const texts = [when, ...Object.values(starts), ...Object.values(sizes)];
  const names = [
    along,
    ...Object.keys(starts),
    ...Object.keys(sizes),
    ...texts.flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? []),
  ];
  const strangers = names.filter((name) => ![...dimensions, 'from', 'to'].includes(name));
  const split = operation.arguments.filter(isArray).flatMap(({ shape }) =>
    shape.filter((extent) => {
      if (typeof extent === 'string') return false;
      if ('type' in extent) return extent.of === along || extent.type === along;
      return (
        extent.per === along || (extent.of === along && !(typeof extent.per === 'number' && step % extent.per === 0))
      );
    }),
  );
  return [
    ...strangers.map((name) => `${operation.name}: a cut has ${name}, no dimension of it`),
    ...split.map(() => `${operation.name}: a cut along ${along} would divide what belongs together`),
    ...(step >= 1 && step <= 255 && least >= 1 && least <= 255
      ? []
      : [`${operation.name}: a cut's steps are not 1 to 255`]),
  ];
}
