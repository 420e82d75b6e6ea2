/**
 * Drives Firefox by Marionette, its own protocol: it alone lets a test see the tree of accessible objects that Firefox hands to
 * screen readers.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import type { Accessible, Heard } from './heard.ts';

/** What nobody is asked about, and nothing is fetched for. */
const PREFERENCES = {
  'accessibility.force_disabled': -1,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.webnotifications.enabled': false,
  'intl.accept_languages': 'zh-CN',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'app.update.disabledForTesting': true,
  // Files are saved without a panel that would take the focus from the page.
  'browser.download.alwaysOpenPanel': false,
  'browser.download.folderList': 2,
};

/** Keys as WebDriver writes them. */
const KEYS = { ArrowDown: '\uE015', Escape: '\uE00C' } as const;

/** Roles that Firefox has other names for than ARIA. */
const ROLES: Readonly<Record<string, string>> = {
  pushbutton: 'button',
  'toggle button': 'button',
  'check button': 'checkbox',
  checkbutton: 'checkbox',
  'radio button': 'radio',
  radiobutton: 'radio',
  entry: 'textbox',
  pagetab: 'tab',
};

/** Runs in the browser itself: role, name and states of all accessible objects of the page that is shown. */
const TREE = `
  const service = Cc['@mozilla.org/accessibilityService;1'].getService(Ci.nsIAccessibilityService);
  const { STATE_FOCUSED, STATE_CHECKED, STATE_PRESSED, STATE_INVISIBLE } = Ci.nsIAccessibleStates;
  const found = [];
  const walk = (one) => {
    const states = {};
    one.getState(states, {});
    const has = (state) => (states.value & state) !== 0;
    found.push({
      role: service.getStringRole(one.role),
      name: one.name ?? '',
      focused: has(STATE_FOCUSED),
      on: has(STATE_CHECKED) || has(STATE_PRESSED),
    });
    for (let child = one.firstChild; child; child = child.nextSibling) walk(child);
  };
  const shown = service.getAccessibleFor(Services.wm.getMostRecentWindow('navigator:browser').gBrowser.selectedBrowser);
  if (shown) walk(shown);
  return found;`;

type Answer = { readonly value: unknown };

/** Opens a window of its own, in a profile that is gone with it. */
export async function openFirefox(executable: string): Promise<Heard> {
  const profile = mkdtempSync(join(tmpdir(), 'juesuan-firefox-'));
  const port = await freePort();
  const set = Object.entries({ ...PREFERENCES, 'marionette.port': port, 'browser.download.dir': profile });
  writeFileSync(
    join(profile, 'user.js'),
    set.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''),
  );
  const args = [
    '--headless',
    '--marionette',
    '--remote-allow-system-access',
    '--no-remote',
    '--profile',
    profile,
  ];
  const browser = spawn(executable, args, { stdio: 'ignore' });
  const ended = once(browser, 'exit');
  process.once('exit', () => browser.kill());
  try {
    const ask = speak(await connected(port));
    await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: { timeouts: { script: 60_000 } } } });
    await ask('WebDriver:SetWindowRect', { width: 1280, height: 900 });
    const run = async (script: string, args: unknown[], context: 'chrome' | 'content'): Promise<unknown> => {
      await ask('Marionette:SetContext', { value: context });
      return ((await ask('WebDriver:ExecuteScript', { script, args, newSandbox: false })) as Answer).value;
    };
    return {
      goto: async (url) => {
        await ask('Marionette:SetContext', { value: 'content' });
        await ask('WebDriver:Navigate', { url });
      },
      run: (work, argument) => run(`return (${work})(arguments[0])`, [argument ?? null], 'content') as never,
      choose: async (selector, ...paths) => {
        await ask('Marionette:SetContext', { value: 'content' });
        const { value } = (await ask('WebDriver:FindElement', {
          using: 'css selector',
          value: selector,
        })) as Answer;
        const [id] = Object.values(value as Record<string, string>);
        await ask('WebDriver:ElementSendKeys', { id, text: paths.join('\n') });
      },
      press: async (key) => {
        await ask('Marionette:SetContext', { value: 'content' });
        const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[key] }));
        await ask('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
      },
      tree: async () =>
        ((await run(TREE, [], 'chrome')) as Accessible[]).map((one) => ({
          ...one,
          role: ROLES[one.role] ?? one.role,
        })),
      close: async () => {
        browser.kill();
        await ended;
        rmSync(profile, { recursive: true, force: true });
      },
    };
  } catch (error) {
    browser.kill();
    throw error;
  }
}

/** A connection to a browser that is starting. */
async function connected(port: number): Promise<Socket> {
  for (let tries = 0; ; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Commands and answers are lists, each with its length before it. The browser speaks first. */
function speak(socket: Socket): (command: string, parameters?: object) => Promise<unknown> {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  let rest = Buffer.alloc(0);
  let asked = 0;
  socket.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end).toString()) as unknown;
      rest = rest.subarray(end);
      if (!Array.isArray(message)) continue;
      const [, id, error, value] = message as [number, number, { message: string } | null, unknown];
      const { resolve, reject } = waiting.get(id)!;
      waiting.delete(id);
      if (error) reject(new Error(error.message));
      else resolve(value);
    }
  });
  return (command, parameters = {}) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      const text = JSON.stringify([0, asked, command, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
}
