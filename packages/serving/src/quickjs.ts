// Entry under the quickjs engine (condition `kinglet`).
export { defineHandler } from './defineQuickjsHandler.ts';
export * from './sharedExports.ts';
