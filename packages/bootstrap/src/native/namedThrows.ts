// AssemblyScript's `throw` is an abort() with the first argument of what is constructed as its message. Here the error that
// is thrown is made too, so that its name, and a message that it was given elsewhere, are those of the report.
import { Node, NodeKind } from 'assemblyscript';
import { libraryFiles } from 'assemblyscript/asc';

type Tree = import('assemblyscript').Node;
type Throw = import('assemblyscript').ThrowStatement;
type Source = import('assemblyscript').Source;

/** Of assembly/@kinglet/runtime/errors.ts, which is global. */
const describe = 'kingletThrown';

/**
 * For `transforms` of asc: `throw x` becomes `throw new Error(kingletThrown(x))`. Those of the standard library stay as they
 * are: the allocator's must not allocate.
 */
export const namedThrows: { afterParse(parser: { readonly sources: readonly Source[] }): void } = {
  afterParse({ sources }) {
    for (const source of sources) if (isOwn(source)) source.statements.forEach(name);
  },
};

function isOwn({ normalizedPath }: Source): boolean {
  const [, standard] = /^~lib\/(.*)\.ts$/.exec(normalizedPath) ?? [];
  return standard === undefined || !(standard in libraryFiles);
}

function name(node: Tree): void {
  if (node.kind === NodeKind.Throw) rewrite(node as Throw);
  for (const value of Object.values(node)) for (const child of [value].flat()) if (child instanceof Node) name(child);
}

function rewrite(statement: Throw): void {
  const { range } = statement;
  const call = Node.createCallExpression(
    Node.createIdentifierExpression(describe, range),
    null,
    [statement.value],
    range,
  );
  statement.value = Node.createNewExpression(Node.createSimpleTypeName('Error', range), null, [call], range);
}
