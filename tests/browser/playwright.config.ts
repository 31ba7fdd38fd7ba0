import { defineConfig } from '@playwright/test'

// The desk against a running server (XIEZHI_URL); the browser is the system's own Chromium, nothing is downloaded.
export default defineConfig({
  testDir: '.',
  testMatch: /.*\.journey\.ts/,
  outputDir: 'shots/failures',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.XIEZHI_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1280, height: 860 },
    locale: 'zh-CN',
    timezoneId: 'Pacific/Auckland',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
})
