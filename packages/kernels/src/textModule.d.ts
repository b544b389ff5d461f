// The module that bootstraps carry (c/quickjs_text.c).
declare module 'kinglet:text' {
  type TextKernels = import('./textKernels.ts').TextKernels;
  export const parseFloats: TextKernels['parseFloats'];
  export const formatFloats: TextKernels['formatFloats'];
}
