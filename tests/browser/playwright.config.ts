import { defineConfig } from '@playwright/test'

import { url } from './bureau'

// The desk in the system's own Chromium; nothing is downloaded. Journeys share one bureau, so they go one after another.
export default defineConfig({
  testDir: '.',
  testMatch: /.*\.journey\.ts/,
  outputDir: 'shots/failures',
  globalSetup: './setup.ts',
  fullyParallel: false,
  workers: 1,
  retries: 1, // a machine that other work keeps busy may lose a click; a journey that needed it is said to be flaky
  timeout: 240_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    timezoneId: 'Pacific/Auckland',
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
