import { defineConfig } from '@kinglet/cli';

export default defineConfig({
  description: 'Counts, a line at a time',
  memory: 128,
  timeout: 10,
  invokeMode: 'stream', // of the function URL
});
