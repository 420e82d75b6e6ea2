/** Where the PDF library's character maps lie: beside the page, copied there when it is built. */
export const characterMaps = (): string =>
  new URL(import.meta.env.DEV ? '/node_modules/pdfjs-dist/cmaps/' : './cmaps/', document.baseURI).href;
