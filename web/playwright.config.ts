import { defineConfig } from '@playwright/test';

// The screens in Debian's Chromium, over the observatory of ./dev demo. Screenshots are kept in WEIGUAN_SHOTS.
export default defineConfig({
  testDir: 'tests',
  outputDir: process.env.WEIGUAN_SHOTS ? `${process.env.WEIGUAN_SHOTS}/failed` : '../build/web-tests',
  fullyParallel: false,
  workers: 2,
  // Far above what they take: how long is measured by ./dev bench web, not here.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync',
      ],
    },
  },
});
