/**
 * Why the device does not keep, or did not give back, what the reader added, in one sentence that also says what
 * to do next.
 */
import type { DeviceError, DeviceErrorCode } from './device-error.ts';
import { fullStop } from '#app/locale/grammar.ts';
import type { Language } from '#app/locale/language.svelte.ts';

const SENTENCES: Record<DeviceErrorCode, Record<Language, string>> = {
  unavailable: {
    zh: '浏览器不允许本页在设备上保存文件（例如隐私窗口）；您加入的文件只在本次浏览中有效，需要保留时请导出。',
    en: 'The browser does not let this page keep documents (a private window, for one); what you add stays for this visit. Export what you want to keep.',
  },
  full: {
    zh: '设备上的存储空间不足，刚加入的文件只在本次浏览中有效；请移除不再需要的文件或清理空间，然后重试。',
    en: 'The device has no room left, so what was just added stays for this visit only; remove documents you no longer need, or make room, and try again.',
  },
  newer: {
    zh: '设备上保存的文件由更新版本的页面写入，本页没有改动它们；请重新加载页面以取得新的程序。',
    en: 'The documents on this device were written by a later version of this page and were left alone; reload the page to get that version.',
  },
  blocked: {
    zh: '另一个标签页还开着旧版本的页面，设备上保存的文件暂时不能读取；请关闭其他标签页，然后重试。',
    en: 'Another tab still has an older version of this page open, so the documents on this device cannot be read yet; close the other tabs and try again.',
  },
  closed: {
    zh: '另一个标签页里较新的页面接管了设备上的存储；已显示的内容仍可使用，请重新加载页面后再加入文件。',
    en: 'A newer page in another tab has taken over the storage on this device; what is shown stays usable. Reload the page before adding more.',
  },
  cleared: {
    zh: '设备上保存的文件已被删除（例如清除了浏览数据）；您加入的文件在本次浏览中仍可使用，需要保留时请重试以重新保存。',
    en: 'What was kept on this device has been deleted (by clearing browsing data, for one); what you added stays for this visit. Try again to have it kept anew.',
  },
  silent: {
    zh: '设备上的存储没有应答，以前加入的文件没有读出来；请重试，或重新启动浏览器。',
    en: 'The storage on this device does not answer, so what was added earlier was not read; try again, or restart the browser.',
  },
  unfit: {
    zh: '设备上保存的部分文件与本页的数据表不符，没有载入，也没有删除；请重新加入它们的原文件：',
    en: 'Some documents kept on this device do not fit this page’s tables and were neither loaded nor deleted; add their original files again: ',
  },
  failed: {
    zh: '设备上的存储出了问题；您加入的文件在本次浏览中有效，需要保留时请导出，然后重试。',
    en: 'The storage on this device failed; what you added stays for this visit. Export what you want to keep, then try again.',
  },
};

/** What went wrong with the storage, and what to do next. */
export const deviceSentence = ({ code, message }: DeviceError, lang: Language): string =>
  SENTENCES[code][lang] + (code === 'unfit' ? fullStop(lang, message) : '');
