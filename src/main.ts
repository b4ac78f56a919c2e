#!/usr/bin/env node
import { existsSync } from "node:fs";
import { openShop, serve } from "./app.ts";
import { runProgram } from "./cli/program.ts";
import { parseConfig } from "./config.ts";
import { createLogger } from "./log.ts";

if (existsSync(".env")) process.loadEnvFile(".env");

process.exitCode = await runProgram(process.argv.slice(2), {
  // Read only by commands that need it, so that `--help` works beside a faulty configuration.
  config: () => parseConfig(process.env),
  createLogger,
  openShop,
  serve,
  out: process.stdout,
  err: process.stderr,
  stopSignal: () => {
    const controller = new AbortController();
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => controller.abort());
    return controller.signal;
  },
});
