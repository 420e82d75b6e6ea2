/** A browser of which a test sees what it tells screen readers. */
import type { Driven } from './driven.ts';
import { openPage } from './harness.ts';

/** An object of the accessibility tree: what is told of it. */
export interface Accessible {
  /** As ARIA names it. */
  readonly role: string;
  readonly name: string;
  readonly focused: boolean;
  /** Checked or pressed. */
  readonly on: boolean;
}

/** A window whose accessibility tree can be read, and that takes keys. */
export interface Heard extends Driven {
  /** Presses a key where the focus is. */
  press(key: 'ArrowDown' | 'Escape'): Promise<void>;
  /** What can be told, in the order of the page. */
  tree(): Promise<readonly Accessible[]>;
}

interface ChromiumNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value: unknown } }[];
}

/** Chromium at an address of the page, through the protocol of its own tools. */
export async function openChromium(query: string): Promise<Heard> {
  const { page, close } = await openPage(query, { checkedByTest: true });
  const session = await page.context().newCDPSession(page);
  const isTrue = ({ properties = [] }: ChromiumNode, ...names: string[]) =>
    properties.some(
      ({ name, value }) => names.includes(name) && [true, 'true'].includes(value.value as string),
    );
  return {
    goto: async (url) => void (await page.goto(url)),
    run: (work, argument) => page.evaluate(work as never, argument as never),
    choose: (selector, ...paths) => page.locator(selector).setInputFiles(paths),
    press: (key) => page.keyboard.press(key),
    tree: async () => {
      const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: ChromiumNode[] };
      return nodes
        .filter(({ ignored }) => !ignored)
        .map((node) => ({
          role: node.role?.value ?? '',
          name: node.name?.value ?? '',
          focused: isTrue(node, 'focused'),
          on: isTrue(node, 'checked', 'pressed'),
        }));
    },
    close,
  };
}
