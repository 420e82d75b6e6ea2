/** Drives WebKit by plain WebDriver: WebKitGTK's own driver, its small browser, and a screen in memory. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { WebKitPrograms } from '#tools/browser.ts';
import type { Driven } from './driven.ts';
import { freePort } from './free-port.ts';

/** The key of an element in WebDriver's answers. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Opens a window of its own, in a profile that is gone with it. */
export async function openWebKit({ driver, browser, screen }: WebKitPrograms): Promise<Driven> {
  const started: ChildProcess[] = [];
  const start = (command: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, ...env },
    });
    started.push(child);
    return child;
  };
  const end = () => started.reverse().forEach((child) => child.kill());
  try {
    const xvfb = start(screen, ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']);
    const [display] = (await once(createInterface({ input: xvfb.stdout! }), 'line')) as [string];
    const port = await freePort();
    start(driver, [`--port=${port}`], { DISPLAY: `:${display}`, LANG: 'C.UTF-8' });

    const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
      const { value } = (await response.json()) as { value: unknown };
      if (response.ok) return value;
      throw new Error(`${method} ${path}: ${(value as { message: string }).message}`);
    };
    await listening(() => ask('GET', '/status'));
    const options = { binary: browser, args: ['--automation'] };
    const wanted = { 'webkitgtk:browserOptions': options, timeouts: { script: 60_000 } };
    const made = await ask('POST', '/session', { capabilities: { alwaysMatch: wanted } });
    const session = `/session/${(made as { sessionId: string }).sessionId}`;
    await ask('POST', `${session}/window/rect`, { width: 1280, height: 900 });

    return {
      goto: async (url) => void (await ask('POST', `${session}/url`, { url })),
      run: (work, argument) =>
        ask('POST', `${session}/execute/sync`, {
          script: `return (${work})(arguments[0])`,
          args: [argument ?? null],
        }) as ReturnType<Driven['run']> as never,
      choose: async (selector, ...paths) => {
        const using = { using: 'css selector', value: selector };
        const found = (await ask('POST', `${session}/element`, using)) as Record<string, string>;
        await ask('POST', `${session}/element/${found[ELEMENT]}/value`, { text: paths.join('\n') });
      },
      close: async () => {
        await ask('DELETE', session).catch(() => undefined);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}

/** Resolves when a server that is starting answers. */
async function listening(ask: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
