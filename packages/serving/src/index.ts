// Entry under Node.
export { defineHandler } from './defineNodeHandler.ts';
export * from './sharedExports.ts';
