export { CliError, type CliErrorCode } from './cliError.ts';
export { defineConfig, type KingletConfig } from './loadConfig.ts';
