import { defineConfig } from '@kinglet/cli';

export default defineConfig({
  description: 'Greets whom the event names',
  memory: 128,
  timeout: 3,
});
