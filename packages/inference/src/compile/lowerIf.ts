// If: branches that fill the same memory.
import { describeExtent, equalExtents } from './extent.ts';
import { copyTo, graphOf, valueElements } from './innerValues.ts';
import type { ControlScope } from './lowerControl.ts';
import type { Lowering } from './lowering.ts';
import type { ProgramStep } from './program.ts';
import type { ProgramBuilder, Value } from './programBuilder.ts';
import { loneSymbol } from './runSymbols.ts';

export function lowerIf(node: Lowering, scope: ControlScope): void {
  const { builder } = scope;
  const known = node.input(0).constant;
  if (known) {
    takeBranch(node, scope, known[0] ? 'then_branch' : 'else_branch');
    return;
  }
  const choose = { operand: node.required(0), type: 'bool' };
  const results = node.proto.output.map((name, i) => (name ? node.result(i) : undefined));
  const branch = (attribute: string): readonly ProgramStep[] =>
    builder.stepsOf(() =>
      builder.inScope(() => {
        const values = scope.lowerInner(graphOf(node, attribute), []);
        for (const [i, result] of results.entries()) {
          if (!result) continue;
          setLengths(node, i, values[i], builder);
          copyTo(node, valueElements(node, values[i], i), result);
        }
      }),
    ).steps;
  const branches = [branch('then_branch'), branch('else_branch')] as const;
  builder.addStep({ choose, branches });
}

/** The branch of a condition that is known by now: the other need not fit. */
function takeBranch(node: Lowering, scope: ControlScope, attribute: string): void {
  const values = scope.builder.inScope(() => scope.lowerInner(graphOf(node, attribute), []));
  for (const [i, name] of node.proto.output.entries()) {
    if (!name) continue;
    setLengths(node, i, values[i], scope.builder);
    scope.builder.define({ ...values[i]!, name, shape: node.output(i).shape });
  }
}

/** Of axes in which branches differ, what this one has: before its result is copied to one that is as long. */
function setLengths(node: Lowering, output: number, value: Value | undefined, builder: ProgramBuilder): void {
  if (!value) throw node.refuse(`expected its graph to make output ${output}`);
  const { shape } = node.output(output);
  if (shape.length !== value.shape.length)
    throw node.refuse(`expected branches that make output ${output} of as many axes`);
  for (const [axis, length] of shape.entries()) {
    const [symbol, own] = [loneSymbol(length), value.shape[axis]!];
    if (equalExtents(length, own)) continue;
    if (symbol !== undefined) builder.addStep({ set: symbol, to: own, most: own });
    else
      throw node.refuse(
        `expected output ${output} of length ${describeExtent(length)} along axis ${axis}, and a branch makes ${describeExtent(own)}`,
      );
  }
}
