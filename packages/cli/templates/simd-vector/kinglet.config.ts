import { defineConfig } from '@kinglet/cli';

export default defineConfig({
  description: 'The cosine of two vectors',
  memory: 256,
  timeout: 3,
});
