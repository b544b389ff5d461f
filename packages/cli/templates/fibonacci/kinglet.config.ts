import { defineConfig } from '@kinglet/cli';

export default defineConfig({
  description: 'The n-th Fibonacci number',
  memory: 1769, // one whole vCPU
  timeout: 30,
});
