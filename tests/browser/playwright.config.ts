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
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    timezoneId: 'Pacific/Auckland',
    screenshot: 'only-on-failure',
    actionTimeout: 10_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
