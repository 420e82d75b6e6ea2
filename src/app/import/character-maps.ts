/** Where the PDF library's character maps lie: beside the page, wherever the page lies. */
export const characterMaps = (): string => new URL('./cmaps/', document.baseURI).href;
