/**
 * Finds a Chrome or Chromium to drive, or installs one by whichever way the machine allows; Firefox and WebKit, for the
 * tests that try every engine, where Debian's packages are to be had, and the oldest Chromium the page is built for. The
 * browser tests and the bench use it; nothing of the app does.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';

/** Flags for a headless browser that talks to nobody but the page's own server. */
export const BROWSER_FLAGS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  // Any other host fails to resolve, so a foreign request cannot succeed unnoticed.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const NAMES_ON_PATH =
  'chromium chromium-browser google-chrome-stable google-chrome chrome microsoft-edge'.split(' ');

/** The programs that drive WebKit. */
export interface WebKitPrograms {
  /** The WebDriver of WebKitGTK. */
  readonly driver: string;
  /** The small browser that comes with it. */
  readonly browser: string;
  /** A screen in memory. */
  readonly screen: string;
}

const KNOWN_PLACES = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * Path of a browser that starts: `CHROME_PATH`, then the search path, then the usual places, then
 * Playwright's own. Null when there is none.
 */
export function findBrowser(): string | null {
  const named = process.env['CHROME_PATH'];
  const candidates = [named, ...onSearchPath(...NAMES_ON_PATH), ...KNOWN_PLACES, chromium.executablePath()];
  return candidates.find((path): path is string => !!path && existsSync(path) && startsUp(path)) ?? null;
}

/** Path of a Firefox: `FIREFOX_PATH`, then the search path, then the usual places. Null when there is none. */
function findFirefox(): string | null {
  const places = [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ];
  const candidates = [process.env['FIREFOX_PATH'], ...onSearchPath('firefox-esr', 'firefox'), ...places];
  return candidates.find((path): path is string => !!path && existsSync(path)) ?? null;
}

/** The programs that drive WebKit, null where one of them is missing. */
function findWebKit(): WebKitPrograms | null {
  const there = (paths: readonly string[]) => paths.find((path) => existsSync(path));
  const driver = there(onSearchPath('WebKitWebDriver'));
  const screen = there(onSearchPath('Xvfb'));
  const libraries = existsSync('/usr/lib')
    ? readdirSync('/usr/lib').map((name) => join('/usr/lib', name))
    : [];
  const browser = there(
    libraries.flatMap((path) =>
      ['4.1', '4.0', '6.0'].map((of) => join(path, `webkit2gtk-${of}`, 'MiniBrowser')),
    ),
  );
  return driver && screen && browser ? { driver, browser, screen } : null;
}

/** Firefox and WebKit, installing Debian's packages as root where one is missing. Null for what cannot be had. */
export function ensureOtherEngines(log: (line: string) => void): {
  readonly firefox: string | null;
  readonly webkit: WebKitPrograms | null;
} {
  const wanted = [
    ...(findFirefox() ? [] : ['firefox-esr']),
    ...(findWebKit() ? [] : ['webkit2gtk-driver', 'xvfb']),
  ];
  if (wanted.length > 0 && canInstall()) {
    log(`Installing ${wanted.join(', ')} …`);
    run(['apt-get', 'update'], ['apt-get', 'install', '-y', '--no-install-recommends', ...wanted]);
  }
  return { firefox: findFirefox(), webkit: findWebKit() };
}

/** Some distributions put a script in a browser's place that only says how to install it. */
function startsUp(path: string): boolean {
  // Asking for the version opens a window on Windows; there the file's presence has to do.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/**
 * Path of a browser, installing one when none is there: Debian's package as root, else Playwright's download.
 * @throws Error with what was tried and what to do by hand
 */
export function ensureBrowser(log: (line: string) => void): string {
  const found = findBrowser();
  if (found) return found;
  for (const [label, commands] of installers()) {
    log(`No Chrome or Chromium found; installing one (${label}) …`);
    run(...commands);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No Chrome or Chromium could be found or installed. Install one and name it in CHROME_PATH, then run again.',
  );
}

type Command = readonly [command: string, ...args: string[]];

function run(...commands: readonly Command[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const [command, ...args] of commands) spawnSync(command, args, { stdio: 'inherit', env });
}

const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether Debian's packages can be installed. */
const canInstall = (): boolean => isRoot() && existsSync('/usr/bin/apt-get');

/** Where programs of these names would lie on the search path. */
const onSearchPath = (...names: readonly string[]): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));

/** Ways to install a browser on this machine, the likeliest first, with the commands of each. */
function installers(): [label: string, commands: readonly Command[]][] {
  const home = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
  const download = [join(home, 'cli.js'), 'install', ...(isRoot() ? ['--with-deps'] : []), 'chromium'];
  const packages = ['--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  return [
    ...(canInstall()
      ? [
          [
            'apt-get install chromium',
            [
              ['apt-get', 'update'],
              ['apt-get', 'install', '-y', ...packages],
            ],
          ] as [string, Command[]],
        ]
      : []),
    ['playwright install chromium', [[process.execPath, ...download]]],
  ];
}
