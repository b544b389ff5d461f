// The part of AssemblyScript's API that is used here; its own declarations want globals of its own.
declare module 'assemblyscript' {
  interface Range {
    readonly start: number;
  }
  export abstract class Node {
    static createCallExpression(callee: Node, types: null, args: readonly Node[], range: Range): Node;
    static createIdentifierExpression(name: string, range: Range): Node;
    static createNewExpression(name: Node, types: null, args: readonly Node[], range: Range): Node;
    static createSimpleTypeName(name: string, range: Range): Node;
    readonly kind: number;
    readonly range: Range;
  }
  interface ThrowStatement extends Node {
    value: Node;
  }
  interface Source {
    readonly normalizedPath: string;
    readonly statements: readonly Node[];
  }
  interface TypeNode {
    readonly name?: { readonly identifier: { readonly text: string } };
  }
  interface FunctionDeclaration extends Node {
    readonly flags: number;
    readonly typeParameters: readonly unknown[] | null;
    readonly name: { readonly text: string };
    readonly signature: {
      readonly parameters: readonly { readonly type: TypeNode }[];
      readonly returnType: TypeNode;
    };
  }
  interface Program {
    readonly sources: readonly Source[];
  }
  export const NodeKind: { readonly FunctionDeclaration: number; readonly Throw: number };
  export const CommonFlags: { readonly Export: number };
  export function newOptions(): unknown;
  export function newProgram(options: unknown): Program;
  export function parse(program: Program, text: string, path: string, isEntry: boolean): void;
}

declare module 'assemblyscript/asc' {
  interface Diagnostic {
    readonly message: string;
    readonly code: number;
    /** 0 pedantic, 1 info, 2 warning, 3 error */
    readonly category: number;
    readonly range: {
      readonly start: number;
      readonly source: { readonly normalizedPath: string } | null;
    } | null;
  }
  interface Options {
    readonly readFile?: (name: string, baseDir: string) => string | null;
    readonly writeFile?: (name: string, contents: Uint8Array | string, baseDir: string) => void;
    readonly listFiles?: (dir: string, baseDir: string) => string[] | null;
    readonly reportDiagnostic?: (diagnostic: Diagnostic) => void;
    readonly stdout?: { write(text: string): void };
    readonly stderr?: { write(text: string): void };
    readonly transforms?: readonly object[];
  }
  /** Source text of the standard library by path, `.ts` left out. */
  export const libraryFiles: Readonly<Record<string, string>>;
  export function main(
    args: readonly string[],
    options: Options,
  ): Promise<{ readonly error: Error | null; readonly stderr: unknown }>;
}
