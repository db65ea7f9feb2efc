import { type Browser, chromium } from 'playwright-core';

/** The system's Chromium (`CHROMIUM`, else Debian's). Nothing is to be fetched from elsewhere when it starts. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
