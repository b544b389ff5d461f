// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
declare module 'kinglet:kernels' {
  export function add(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  export function axpy(alpha: number, x: Float32Array, y: Float32Array): Float32Array;
  export function dot(a: Float32Array, b: Float32Array): number;
  export function max(a: Float32Array): number;
  export function mul(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  export function scale(a: Float32Array, s: number, out: Float32Array): Float32Array;
  export function sum(a: Float32Array): number;
  export function isa(): string;
}
